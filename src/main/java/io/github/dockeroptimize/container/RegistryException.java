package io.github.dockeroptimize.container;

import java.io.IOException;
import java.io.Serial;

/** A request to a registry failed; the message says what to do. */
public final class RegistryException extends IOException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final String problem;
    private final String remedy;

    RegistryException(String problem, String remedy, Throwable cause) {
        super(problem + "; " + remedy, cause);
        this.problem = problem;
        this.remedy = remedy;
    }

    public String problem() {
        return problem;
    }

    public String remedy() {
        return remedy;
    }
}
