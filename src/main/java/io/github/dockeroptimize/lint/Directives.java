package io.github.dockeroptimize.lint;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The comments at the top of the file that speak to the builder: {@code syntax}, {@code escape}, {@code check}. */
final class Directives {

    private static final Set<String> KNOWN = Set.of("syntax", "escape", "check");

    private final Map<String, String> values = new LinkedHashMap<>();
    private boolean over;

    /**
     * Whether this line is one of them. The first line that isn't ends them all. Mistakes are told of the line before, as
     * BuildKit does.
     */
    boolean take(String line, int number) {
        int before = Math.max(1, number - 1);
        Optional<Pair> pair = over ? Optional.empty() : parse(line);
        if (pair.isEmpty()) {
            over = true;
            return false;
        }
        String name = pair.get().name();
        if (values.containsKey(name)) {
            throw new SyntaxException(before, "The directive '" + name + "' stands there twice; leave one");
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

    /** After a line for the system to start a program with, BuildKit reads {@code check} and nothing else. */
    void takeChecks(List<String> lines) {
        if (lines.isEmpty() || !lines.get(0).startsWith("#!")) {
            return;
        }
        Set<String> seen = new HashSet<>();
        for (String line : lines.subList(1, lines.size())) {
            Optional<Pair> pair = parse(line);
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

    private static Optional<Pair> parse(String line) {
        return line.startsWith("#") ? named(Blanks.stripLeading(line.substring(1))) : Optional.empty();
    }

    /** What such a comment says, without its number sign. */
    static Optional<Pair> named(String comment) {
        int equals = comment.indexOf('=');
        if (equals < 1) {
            return Optional.empty();
        }
        String name = Blanks.strip(comment.substring(0, equals)).toLowerCase(Locale.ROOT);
        String value = Blanks.strip(comment.substring(equals + 1));
        return KNOWN.contains(name) && !value.isEmpty() ? Optional.of(new Pair(name, value, false)) : Optional.empty();
    }
}
