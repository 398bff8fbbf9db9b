package io.github.dockeroptimize.container;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Retries requests that failed for a temporary reason. */
final class Retries {

    private static final List<Duration> WAITS =
            List.of(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4));

    private static final Duration LONGEST = Duration.ofSeconds(30);

    /** Waits; tests pass their own. */
    @FunctionalInterface
    interface Pause {
        void take(Duration time) throws InterruptedException;
    }

    /** A request that may fail temporarily. */
    @FunctionalInterface
    interface Attempt<T> {
        T run() throws IOException, BuildFailureException, InterruptedException;
    }

    private final BuildListener listener;
    private final Pause pause;
    private final List<Duration> waits;

    Retries(BuildListener listener, Pause pause) {
        this(listener, pause, WAITS);
    }

    private Retries(BuildListener listener, Pause pause, List<Duration> waits) {
        this.listener = listener;
        this.pause = pause;
        this.waits = waits;
    }

    /** Doesn't retry. */
    static Retries none() {
        return new Retries(BuildListener.SILENT, time -> {}, List.of());
    }

    static Retries withPauses(BuildListener listener) {
        return new Retries(listener, time -> Thread.sleep(time.toMillis()));
    }

    /** Retries up to three times with increasing pauses, as long as the failure may be temporary. */
    <T> T call(String registry, Attempt<T> attempt) throws IOException, BuildFailureException, InterruptedException {
        for (int failures = 0; ; failures++) {
            try {
                return attempt.run();
            } catch (IOException e) {
                FailureCause trouble = FailureCause.of(e);
                if (!trouble.mayPass() || failures == waits.size()) {
                    throw e;
                }
                Duration wait = wait(trouble, waits.get(failures));
                listener.say(trouble.subject(registry) + " " + trouble.phrase() + "; trying again in "
                        + wait.toSeconds() + " s (" + (failures + 1) + " of " + waits.size() + ")");
                pause.take(wait);
            }
        }
    }

    private static Duration wait(FailureCause trouble, Duration usual) {
        Duration asked = trouble.retryAfter().orElse(usual);
        Duration longer = asked.compareTo(usual) > 0 ? asked : usual;
        return longer.compareTo(LONGEST) > 0 ? LONGEST : longer;
    }
}
