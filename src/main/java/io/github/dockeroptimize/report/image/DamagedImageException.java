package io.github.dockeroptimize.report.image;

import java.io.IOException;
import java.io.Serial;

/** Bytes that no image has. The message is the second half of a sentence that begins with where they were found. */
final class DamagedImageException extends IOException {

    @Serial
    private static final long serialVersionUID = 1L;

    private static final int LONGEST = 1000;

    DamagedImageException(String message) {
        super(cut(message));
    }

    DamagedImageException(String message, Throwable cause) {
        super(cut(message), cause);
    }

    /** What it quotes may be megabytes. */
    private static String cut(String message) {
        return message.length() > LONGEST ? message.substring(0, LONGEST) + "…" : message;
    }
}
