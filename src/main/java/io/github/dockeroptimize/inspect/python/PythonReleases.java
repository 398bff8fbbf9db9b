package io.github.dockeroptimize.inspect.python;

import static io.github.dockeroptimize.InvalidInputException.quote;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dockeroptimize.InvalidInputException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the Python releases of a project: that of .python-version and the like, then those that its manifest allows. */
final class PythonReleases {

    private static final String USUAL = "3.13";

    /** In order of preference, if several are allowed. */
    private static final List<String> KNOWN = List.of(USUAL, "3.14", "3.12", "3.11", "3.10", "3.9");

    private static final Pattern RELEASE = Pattern.compile("(?:python-|cpython@|cpython-)?(3\\.\\d+)(?:\\.\\d+)?\\b.*");
    private static final Pattern CLAUSE =
            Pattern.compile("(~=|===?|!=|<=|>=|<|>|\\^|~)?\\s*(\\d+)(?:\\.(\\d+))?([.\\d*]*)");

    private PythonReleases() {}

    /** From the one that is meant to others that are allowed. */
    static List<String> of(PythonFiles files, JsonNode manifest) {
        Optional<String> pinned = Stream.concat(
                        Stream.of(".python-version", "runtime.txt")
                                .flatMap(name -> files.text(name).stream())
                                .map(text -> text.strip().lines().findFirst().orElse("")),
                        files.text(".tool-versions").stream()
                                .flatMap(String::lines)
                                .filter(line -> line.startsWith("python "))
                                .map(line -> line.substring("python ".length())))
                .map(String::strip)
                .map(RELEASE::matcher)
                .filter(Matcher::matches)
                .map(matcher -> matcher.group(1))
                .findFirst();
        List<String> allowed = allowed(manifest, pinned.isEmpty());
        return Stream.concat(pinned.stream(), allowed.stream()).distinct().toList();
    }

    private static List<String> allowed(JsonNode manifest, boolean required) {
        String range = manifest.path("project")
                .path("requires-python")
                .asText(manifest.path("tool")
                        .path("poetry")
                        .path("dependencies")
                        .path("python")
                        .asText(""));
        List<String> allowed = KNOWN.stream()
                .filter(release -> allows(range, Integer.parseInt(release.substring(2))))
                .toList();
        if (required && allowed.isEmpty()) {
            throw new InvalidInputException(
                    "'requires-python' is " + quote(range) + ", which allows none of the known releases "
                            + String.join(", ", KNOWN),
                    "write the release into the file .python-version");
        }
        return allowed;
    }

    /** Whether a range allows a minor release. Patch releases are ignored, since the image decides them. */
    private static boolean allows(String range, int minor) {
        Matcher clause = CLAUSE.matcher(range);
        boolean allowed = true;
        while (clause.find()) {
            allowed = allowed && allows(clause, minor);
        }
        return allowed;
    }

    private static boolean allows(Matcher clause, int minor) {
        int major = Integer.parseInt(clause.group(2));
        boolean minorGiven = clause.group(3) != null;
        int wanted = minorGiven ? Integer.parseInt(clause.group(3)) : 0;
        boolean patch = clause.group(4).matches("\\.\\d.*");
        String operator = clause.group(1) == null ? "==" : clause.group(1);
        return switch (operator) {
            case ">=" -> major < 3 || (major == 3 && minor >= wanted);
            case ">" -> major < 3 || (major == 3 && (patch ? minor >= wanted : minor > wanted));
            case "<" -> major > 3 || (major == 3 && (patch ? minor <= wanted : minor < wanted));
            case "<=" -> major > 3 || (major == 3 && minor <= wanted);
            case "!=" -> patch || minor != wanted;
            case "^" -> major == 3 && minor >= wanted;
            case "~=" -> major == 3 && (patch ? minor == wanted : minor >= wanted);
            default -> major == 3 && (!minorGiven || minor == wanted);
        };
    }
}
