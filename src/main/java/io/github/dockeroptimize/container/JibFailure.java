package io.github.dockeroptimize.container;

/** jib-core could not build; the cause says why. */
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
     * @param repeats how often jib-core has repeated a request by itself
     */
    JibFailure(Throwable reason, int repeats) {
        super(reason);
        this.reason = reason;
        this.repeats = repeats;
    }

    int repeats() {
        return repeats;
    }

    Throwable reason() {
        return reason;
    }
}
