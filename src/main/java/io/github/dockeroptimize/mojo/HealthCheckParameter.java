package io.github.dockeroptimize.mojo;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.image.HealthCheck;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The parameter {@code healthCheck}, as Maven fills it in. */
public final class HealthCheckParameter {

    private static final Pattern DURATION =
            Pattern.compile("(?=\\d)(?:(\\d{1,6})h)?(?:(\\d{1,6})m)?(?:(\\d{1,6})s)?(?:(\\d{1,6})ms)?");

    List<@Nullable String> command = new ArrayList<>();

    @Nullable
    String interval;

    @Nullable
    String timeout;

    @Nullable
    String startPeriod;

    @Nullable
    String startInterval;

    @Nullable
    String retries;

    /** Called by Maven with the short form, the command alone: {@code wget,-q,http://localhost:8080}. */
    public void set(String text) {
        command = new ArrayList<>(List.of(text.split(",", -1)));
    }

    /** The health check; empty if nothing is set, so that the base's stays. */
    Optional<HealthCheck> read() {
        List<String> words = new ArrayList<>();
        for (String word : command) {
            words.add(Objects.requireNonNullElse(word, ""));
        }
        Optional<Duration> between = duration("interval", interval);
        Optional<Duration> limit = duration("timeout", timeout);
        Optional<Duration> start = duration("startPeriod", startPeriod);
        Optional<Duration> first = duration("startInterval", startInterval);
        Optional<Integer> failures = retries();
        boolean options = between.isPresent()
                || limit.isPresent()
                || start.isPresent()
                || first.isPresent()
                || failures.isPresent();
        if (words.isEmpty() && !options) {
            return Optional.empty();
        }
        HealthCheck check = HealthCheck.of(words);
        if (words.isEmpty() || words.get(0).isBlank() || (check.isOff() && options)) {
            throw new InvalidInputException(
                    "'healthCheck' has options, but no command that they are for", "add <command>, or leave them out");
        }
        return Optional.of(new HealthCheck(check.test(), between, limit, start, first, failures));
    }

    private static Optional<Duration> duration(String name, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return Optional.empty();
        }
        Matcher parts = DURATION.matcher(text.strip());
        Duration duration = Duration.ZERO;
        if (parts.matches()) {
            duration = Duration.ofHours(part(parts, 1))
                    .plusMinutes(part(parts, 2))
                    .plusSeconds(part(parts, 3))
                    .plusMillis(part(parts, 4));
        }
        if (duration.isZero()) {
            throw new InvalidInputException(
                    "'healthCheck' has '" + name + "' " + quote(text) + ", which is not a duration",
                    "give one such as '30s', '1m30s' or '500ms'");
        }
        return Optional.of(duration);
    }

    private static long part(Matcher parts, int group) {
        String digits = parts.group(group);
        return digits == null ? 0 : Long.parseLong(digits);
    }

    private Optional<Integer> retries() {
        String text = retries;
        if (text == null || text.isBlank()) {
            return Optional.empty();
        }
        if (!text.strip().matches("[1-9]\\d{0,5}")) {
            throw new InvalidInputException(
                    "'healthCheck' has 'retries' " + quote(text) + ", which is not a number of failures",
                    "give one such as '3'");
        }
        return Optional.of(Integer.parseInt(text.strip()));
    }
}
