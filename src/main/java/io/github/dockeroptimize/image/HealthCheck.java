package io.github.dockeroptimize.image;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How an engine finds out whether a container works, as in Docker's config. What is empty is the engine's default.
 *
 * @param test what to run: {@code CMD} and its arguments, {@code CMD-SHELL} and a line, or {@code NONE}
 * @param interval between two checks
 * @param timeout after which a check has failed
 * @param startPeriod in which failed checks don't count
 * @param startInterval between two checks in the start period
 * @param retries how many failures in a row make the container unhealthy
 */
public record HealthCheck(
        List<String> test,
        Optional<Duration> interval,
        Optional<Duration> timeout,
        Optional<Duration> startPeriod,
        Optional<Duration> startInterval,
        Optional<Integer> retries) {

    public HealthCheck {
        test = List.copyOf(test);
    }
}
