package io.github.dockeroptimize.image;

import java.io.IOException;
import java.io.Serial;

/**
 * Thrown for invalid or hostile images. The message is the predicate of a sentence whose subject is the image or the
 * file.
 */
public final class DamagedImageException extends IOException {

    @Serial
    private static final long serialVersionUID = 1L;

    private static final int LONGEST = 1000;

    DamagedImageException(String message) {
        super(cut(message));
    }

    DamagedImageException(String message, Throwable cause) {
        super(cut(message), cause);
    }

    /** Shortens the message, which may quote megabytes. */
    private static String cut(String message) {
        return message.length() > LONGEST ? message.substring(0, LONGEST) + "…" : message;
    }
}
