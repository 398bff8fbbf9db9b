package io.github.dockeroptimize.container;

import org.jspecify.annotations.Nullable;

/** An image could not be built or delivered for a reason outside of the project. The message says why, and what to do. */
public final class BuildFailureException extends Exception {

    private static final long serialVersionUID = 1L;

    BuildFailureException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
