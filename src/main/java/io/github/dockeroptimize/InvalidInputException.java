package io.github.dockeroptimize;

import java.io.Serial;

/**
 * Something the user can mend. The message is one sentence with the offending value in single quotes, and then what to
 * do about it; it is shown as it is, without a stack trace.
 */
public class InvalidInputException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    public InvalidInputException(String message) {
        super(message);
    }

    public InvalidInputException(String message, Throwable cause) {
        super(message, cause);
    }

    /** The value in single quotes, on one line: control characters are shown escaped. */
    public static String quote(Object value) {
        StringBuilder quoted = new StringBuilder("'");
        value.toString().codePoints().forEach(c -> {
            switch (c) {
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> {
                    if (Character.isISOControl(c)) {
                        quoted.append(String.format("\\u%04x", c));
                    } else {
                        quoted.appendCodePoint(c);
                    }
                }
            }
        });
        return quoted.append('\'').toString();
    }
}
