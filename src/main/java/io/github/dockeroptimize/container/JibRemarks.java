package io.github.dockeroptimize.container;

import static io.github.dockeroptimize.InvalidInputException.quote;

import com.google.cloud.tools.jib.api.LogEvent;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What jib says while it looks in one place. Its log is the only way to learn which helper a file names and why a place
 * was passed over. Only sentences that are known are taken, and of them only the names: jib logs what a helper has
 * printed as well, which may be the password itself.
 */
final class JibRemarks implements Consumer<LogEvent> {

    private static final Pattern TRYING = Pattern.compile("trying (.+) for \\S+");
    private static final Pattern USING = Pattern.compile("Using credential helper (.+) for \\S+");
    private static final Pattern IN_FILE = Pattern.compile("Docker config auths section defines .*");
    private static final Pattern MISSING = Pattern.compile("The system does not have (.+) CLI");
    private static final Pattern NOTHING =
            Pattern.compile("The credential helper \\((.+)\\) has nothing for server URL: .*");
    private static final Pattern NOTHING_GIVEN = Pattern.compile("No credentials for \\S+ in (.+)");
    private static final Pattern UNREADABLE = Pattern.compile("Unable to parse Docker config file: .*");
    private static final Pattern NO_GOOGLE = Pattern.compile("ADC not present or error fetching access token: .*");

    private final Set<String> remarks = new LinkedHashSet<>();
    private final Set<String> problems = new LinkedHashSet<>();
    private @Nullable String program;

    @Override
    public void accept(LogEvent event) {
        String line = firstLine(event.getMessage());
        Optional<String> asked = name(TRYING, line).or(() -> name(USING, line));
        if (asked.isPresent()) {
            program = asked.get();
        } else if (IN_FILE.matcher(line).matches()) {
            program = null;
        } else {
            missing(line).ifPresent(problems::add);
            if (UNREADABLE.matcher(line).matches()) {
                problems.add("it can't be read");
            }
            name(NOTHING, line)
                    .or(() -> name(NOTHING_GIVEN, line))
                    .ifPresent(helper -> remarks.add(quote(helper) + " has nothing for it"));
            if (NO_GOOGLE.matcher(line).matches()) {
                remarks.add("there are none");
            }
        }
    }

    /** That a helper isn't there, if that is what jib's message says. */
    static Optional<String> missing(String message) {
        return name(MISSING, firstLine(message)).map(helper -> quote(helper) + " can't be found");
    }

    /** The helper that was asked last: where something was found, it has given it. */
    Optional<String> program() {
        return Optional.ofNullable(program);
    }

    /** Why nothing was found, if there is more to say than that. */
    List<String> all() {
        Set<String> all = new LinkedHashSet<>(problems);
        all.addAll(remarks);
        return List.copyOf(all);
    }

    /** Those that someone should mend. */
    List<String> problems() {
        return List.copyOf(problems);
    }

    private static Optional<String> name(Pattern sentence, String line) {
        Matcher matcher = sentence.matcher(line);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("");
    }
}
