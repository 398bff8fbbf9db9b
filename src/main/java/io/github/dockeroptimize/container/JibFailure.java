package io.github.dockeroptimize.container;

import java.io.IOException;

/** jib-core could not build the image; the cause says why. */
final class JibFailure extends Exception {

    private static final long serialVersionUID = 1L;

    private final Throwable reason;
    private final int repeats;

    JibFailure(Throwable reason) {
        this(reason, 0);
    }

    /**
     * What went wrong.
     *
     * @param repeats how often jib-core itself has repeated a request
     */
    JibFailure(Throwable reason, int repeats) {
        this.reason = withoutSecret(reason);
        this.repeats = repeats;
        initCause(this.reason);
    }

    /**
     * When a token service answers without a token, the message of jib-core quotes the whole request, including the identity
     * token.
     */
    private static Throwable withoutSecret(Throwable reason) {
        for (Throwable cause = reason; cause != null; cause = cause.getCause()) {
            if (String.valueOf(cause.getMessage()).contains("refresh_token=")) {
                return new IOException("the token service returned no token");
            }
        }
        return reason;
    }

    int repeats() {
        return repeats;
    }

    Throwable reason() {
        return reason;
    }
}
