package io.github.dockeroptimize.container;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Asks a registry again that is only for the moment unable to answer. */
final class Retries {

    private static final List<Duration> WAITS =
            List.of(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4));

    /** How often jib-core itself repeats a request without an answer (HttpRequest). */
    private static final int REPEATS = 10;

    private static final Duration LONGEST = Duration.ofSeconds(30);

    /** Lets time pass; tests have their own. */
    @FunctionalInterface
    interface Pause {
        void take(Duration time) throws InterruptedException;
    }

    /** What may fail for the moment. */
    @FunctionalInterface
    interface Attempt<T> {
        T run() throws IOException, JibFailure, BuildFailureException, InterruptedException;
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

    /** Where something else does as well. */
    static Retries none() {
        return new Retries(BuildListener.SILENT, time -> {}, List.of());
    }

    static Retries withPauses(BuildListener listener) {
        return new Retries(listener, time -> Thread.sleep(time.toMillis()));
    }

    /** Tries up to three times more, with longer and longer pauses, as long as the reason may pass. */
    <T> T attempt(String registry, Attempt<T> attempt)
            throws IOException, JibFailure, BuildFailureException, InterruptedException {
        for (int failures = 0; ; failures++) {
            try {
                return attempt.run();
            } catch (IOException | JibFailure e) {
                Trouble trouble = Trouble.of(e instanceof JibFailure failure ? failure.reason() : e);
                boolean stalled = trouble.find(StalledUploadException.class).isPresent();
                boolean tried = !stalled
                        && trouble.isTimeout()
                        && e instanceof JibFailure failure
                        && failure.repeats() >= REPEATS;
                if (!trouble.mayPass() || tried || failures == waits.size()) {
                    throw e;
                }
                Duration wait = wait(trouble, waits.get(failures));
                listener.say("'" + registry + "' " + trouble.phrase() + "; trying again in " + wait.toSeconds() + " s ("
                        + (failures + 1) + " of " + waits.size() + ")");
                pause.take(wait);
            }
        }
    }

    /** The same for what doesn't call jib-core. */
    <T> T call(String registry, Attempt<T> attempt) throws IOException, BuildFailureException, InterruptedException {
        try {
            return attempt(registry, attempt);
        } catch (JibFailure e) {
            throw new IllegalStateException("jib-core wasn't called", e);
        }
    }

    private static Duration wait(Trouble trouble, Duration usual) {
        Duration asked = trouble.retryAfter().orElse(usual);
        Duration longer = asked.compareTo(usual) > 0 ? asked : usual;
        return longer.compareTo(LONGEST) > 0 ? LONGEST : longer;
    }
}
