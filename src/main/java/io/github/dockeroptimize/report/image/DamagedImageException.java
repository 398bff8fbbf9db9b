package io.github.dockeroptimize.report.image;

import java.io.IOException;
import java.io.Serial;

/** Bytes that no image has. The message is the second half of a sentence that begins with where they were found. */
final class DamagedImageException extends IOException {

    @Serial
    private static final long serialVersionUID = 1L;

    DamagedImageException(String message) {
        super(message);
    }

    DamagedImageException(String message, Throwable cause) {
        super(message, cause);
    }
}
