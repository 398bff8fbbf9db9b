package io.github.dockeroptimize.lint.text;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The comments at the top of the file for the builder: {@code syntax}, {@code escape}, {@code check}. */
public final class Directives {

    private static final Set<String> KNOWN = Set.of("syntax", "escape", "check");

    private final Map<String, String> values = new LinkedHashMap<>();
    private boolean over;

    /**
     * Whether this line is a directive. The first other line ends them. Mistakes are reported for the previous line, as
     * BuildKit does.
     */
    boolean take(String line, int number) {
        int before = Math.max(1, number - 1);
        Optional<NameValue> pair = over ? Optional.empty() : parse(line);
        if (pair.isEmpty()) {
            over = true;
            return false;
        }
        String name = pair.get().name();
        if (values.containsKey(name)) {
            throw new SyntaxException(before, "The directive '" + name + "' is given twice; keep one");
        }
        String value = pair.get().value();
        if (name.equals("escape") && !value.equals("\\") && !value.equals("`")) {
            throw new SyntaxException(before, "'" + value + "' can't continue a line; only \\ and ` can");
        }
        values.put(name, value);
        return true;
    }

    Map<String, String> values() {
        return values;
    }

    /** After a {@code #!} line, BuildKit only reads {@code check}. */
    void takeChecks(List<String> lines) {
        if (lines.isEmpty() || !lines.get(0).startsWith("#!")) {
            return;
        }
        Set<String> seen = new HashSet<>();
        for (String line : lines.subList(1, lines.size())) {
            Optional<NameValue> pair = parse(line);
            if (pair.isEmpty() || !seen.add(pair.get().name())) {
                return;
            }
            if (pair.get().name().equals("check")) {
                values.put("check", pair.get().value());
            }
        }
    }

    char escape() {
        return values.getOrDefault("escape", "\\").charAt(0);
    }

    private static Optional<NameValue> parse(String line) {
        return line.startsWith("#") ? named(Whitespace.stripLeading(line.substring(1))) : Optional.empty();
    }

    /** The text of such a comment, without its number sign. */
    public static Optional<NameValue> named(String comment) {
        int equals = comment.indexOf('=');
        if (equals < 1) {
            return Optional.empty();
        }
        String name = Whitespace.strip(comment.substring(0, equals)).toLowerCase(Locale.ROOT);
        String value = Whitespace.strip(comment.substring(equals + 1));
        return KNOWN.contains(name) && !value.isEmpty()
                ? Optional.of(new NameValue(name, value, false))
                : Optional.empty();
    }
}
