package io.github.dockeroptimize.inspect;

import static io.github.dockeroptimize.InvalidInputException.quote;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dockeroptimize.InvalidInputException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The release of Python that a project is for: by .python-version, else what its manifest allows. */
final class PythonReleases {

    private static final String USUAL = "3.13";

    /** In the order in which they are taken where several are allowed. */
    private static final List<String> KNOWN = List.of(USUAL, "3.14", "3.12", "3.11", "3.10", "3.9");

    private static final Pattern RELEASE = Pattern.compile("(?:python-|cpython@|cpython-)?(3\\.\\d+)(?:\\.\\d+)?\\b.*");
    private static final Pattern CLAUSE =
            Pattern.compile("(~=|===?|!=|<=|>=|<|>|\\^|~)?\\s*(\\d+)(?:\\.(\\d+))?([.\\d*]*)");

    private PythonReleases() {}

    static String of(PythonFiles files, JsonNode manifest) {
        Optional<String> pinned = Stream.of(".python-version", "runtime.txt")
                .flatMap(name -> files.text(name).stream())
                .map(text -> text.strip().lines().findFirst().orElse("").strip())
                .map(RELEASE::matcher)
                .filter(Matcher::matches)
                .map(matcher -> matcher.group(1))
                .findFirst();
        return pinned.orElseGet(() -> allowed(manifest));
    }

    private static String allowed(JsonNode manifest) {
        String range = manifest.path("project")
                .path("requires-python")
                .asText(manifest.path("tool")
                        .path("poetry")
                        .path("dependencies")
                        .path("python")
                        .asText(""));
        return KNOWN.stream()
                .filter(release -> allows(range, Integer.parseInt(release.substring(2))))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException("'requires-python' is " + quote(range)
                        + ", which none of Python " + String.join(", ", KNOWN)
                        + " is; write the release into a file .python-version"));
    }

    /** Each clause by the minor release alone: which patch release an image has is its own affair. */
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
