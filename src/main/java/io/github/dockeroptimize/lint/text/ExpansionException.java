package io.github.dockeroptimize.lint.text;

import java.io.Serial;
import java.util.Set;

/** The variables of a word can't be expanded. */
public final class ExpansionException extends Exception {

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

    /** The unset variables before the mistake. */
    public Set<String> missing() {
        return missing;
    }

    public String message() {
        return message;
    }
}
