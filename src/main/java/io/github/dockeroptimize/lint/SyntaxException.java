package io.github.dockeroptimize.lint;

import java.io.Serial;

/** Text that no build would get past. It ends as a finding. */
final class SyntaxException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final int line;
    private final String message;

    SyntaxException(int line, String message) {
        super(message, null, false, false);
        this.line = line;
        this.message = message;
    }

    int line() {
        return line;
    }

    String message() {
        return message;
    }
}
