package io.github.dockeroptimize.image;

import io.github.dockeroptimize.output.Json;
import java.time.Duration;
import java.util.ArrayList;
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

    private static final String EXEC = "CMD";
    private static final String OFF = "NONE";

    public HealthCheck {
        test = List.copyOf(test);
    }

    /** A command in exec form, in the way of the engine's defaults; the single word {@code NONE} switches off the base's. */
    public static HealthCheck of(List<String> command) {
        List<String> test = new ArrayList<>(command);
        if (!command.equals(List.of(OFF))) {
            test.add(0, EXEC);
        }
        return new HealthCheck(
                test, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Whether it only switches off the base's. */
    public boolean isOff() {
        return test.equals(List.of(OFF));
    }

    /** The command in exec form. */
    public List<String> command() {
        return test.subList(1, test.size());
    }

    /** A duration in Go's notation, in which Dockerfiles have it. */
    public static String text(Duration duration) {
        return duration.toMillisPart() == 0 ? duration.toSeconds() + "s" : duration.toMillis() + "ms";
    }

    /** Writes it as a JSON object. */
    public void write(Json json) {
        json.beginObject();
        json.name("test").values(test);
        write(json, "interval", interval);
        write(json, "timeout", timeout);
        write(json, "startPeriod", startPeriod);
        write(json, "startInterval", startInterval);
        if (retries.isPresent()) {
            json.name("retries").value(retries.get());
        }
        json.end('}');
    }

    private static void write(Json json, String name, Optional<Duration> duration) {
        if (duration.isPresent()) {
            json.name(name).value(text(duration.get()));
        }
    }
}
