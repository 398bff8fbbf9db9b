package io.github.dockeroptimize.lint;

import java.io.Serial;
import java.util.Set;

/** A word whose variables can't be replaced. */
final class ExpansionException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    private final String message;
    private final transient Set<String> missing;

    ExpansionException(String message) {
        this(message, Set.of());
    }

    private ExpansionException(String message, Set<String> missing) {
        super(message, null, false, false);
        this.message = message;
        this.missing = missing;
    }

    ExpansionException withMissing(Set<String> names) {
        return new ExpansionException(message, Set.copyOf(names));
    }

    /** The variables up to there that aren't set. */
    Set<String> missing() {
        return missing;
    }

    String message() {
        return message;
    }
}
