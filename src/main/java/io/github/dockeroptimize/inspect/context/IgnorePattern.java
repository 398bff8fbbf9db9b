package io.github.dockeroptimize.inspect.context;

import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A line of a {@code .dockerignore} (https://docs.docker.com/build/concepts/context/#syntax).
 *
 * @param line as it is written
 * @param exception whether it includes what it matches
 * @param regex for a path that it matches, and for everything below
 */
record IgnorePattern(String line, boolean exception, Pattern regex) {

    /** @throws PatternSyntaxException if it has brackets that aren't closed */
    static IgnorePattern of(String line) {
        boolean exception = line.startsWith("!");
        return new IgnorePattern(
                line,
                exception,
                Pattern.compile(regex(exception ? line.substring(1) : line) + "(?:/.*)?", Pattern.DOTALL));
    }

    /** A line for this path alone. */
    static String literal(String path) {
        return path.replaceAll("[\\\\*?\\[]", "\\\\$0");
    }

    /** Whether the last line that matches a path excludes it. */
    static boolean excludes(List<IgnorePattern> patterns, String path) {
        for (int i = patterns.size() - 1; i >= 0; i--) {
            if (patterns.get(i).regex.matcher(path).matches()) {
                return !patterns.get(i).exception;
            }
        }
        return false;
    }

    private static String regex(String pattern) {
        StringBuilder regex = new StringBuilder();
        boolean choice = false;
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (choice || c == '[') {
                regex.append("&[".indexOf(c) >= 0 && choice ? "\\" : "").append(c);
                choice = c != ']';
            } else if (pattern.startsWith("**", i)) {
                boolean directories = pattern.startsWith("**/", i);
                regex.append(directories ? "(?:.*/)?" : ".*");
                i += directories ? 2 : 1;
            } else if (c == '*' || c == '?') {
                regex.append(c == '*' ? "[^/]*" : "[^/]");
            } else {
                i += c == '\\' && i + 1 < pattern.length() ? 1 : 0;
                regex.append(Pattern.quote(pattern.substring(i, i + 1)));
            }
        }
        return regex.toString();
    }
}
