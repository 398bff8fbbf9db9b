package io.github.dockeroptimize.lint;

import java.io.Serial;

/** A word whose variables can't be replaced. */
final class ExpansionException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    private final String message;

    ExpansionException(String message) {
        super(message, null, false, false);
        this.message = message;
    }

    String message() {
        return message;
    }
}
