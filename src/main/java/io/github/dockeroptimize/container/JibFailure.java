package io.github.dockeroptimize.container;

/** jib-core could not build; the cause says why. */
final class JibFailure extends Exception {

    private static final long serialVersionUID = 1L;

    private final Throwable reason;

    JibFailure(Throwable reason) {
        super(reason);
        this.reason = reason;
    }

    Throwable reason() {
        return reason;
    }
}
