package io.github.dockeroptimize.lint.text;

import java.io.Serial;

/** An error in the text that fails every build. It is reported as a finding. */
public final class SyntaxException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final int line;
    private final String message;

    public SyntaxException(int line, String message) {
        super(message, null, false, false);
        this.line = line;
        this.message = message;
    }

    public int line() {
        return line;
    }

    public String message() {
        return message;
    }
}
