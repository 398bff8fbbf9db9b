package io.github.dockeroptimize.inspect.context;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The lines of a {@code .gitignore}, written as a {@code .dockerignore} has them. What the other syntax can't say, such as a
 * pattern for directories only, is put right by {@link SourceTree}, path by path.
 */
final class GitIgnoreLines {

    private GitIgnoreLines() {}

    /**
     * The lines, in their order.
     *
     * @param directory of the file, relative to the context; starts with {@code ..} above it
     * @param below the context's path in that directory, empty unless the file is above the context
     */
    static List<String> of(String text, String directory, String below) {
        List<String> lines = new ArrayList<>();
        text.lines().forEach(line -> line(line, directory, below).ifPresent(lines::add));
        return lines;
    }

    private static Optional<String> line(String line, String directory, String below) {
        String pattern = line.replaceFirst("(?<!\\\\)\\s+$", "");
        boolean exception = pattern.startsWith("!");
        String body =
                pattern.substring(exception ? 1 : 0).replaceFirst("/+$", "").replace("[!", "[^");
        if (body.isEmpty() || body.startsWith("#") || body.endsWith(" ") || !isClosed(body)) {
            return Optional.empty();
        }
        boolean anchored = body.contains("/");
        String plain = body.replaceFirst("^/", "").replaceFirst("^\\\\([#!])", "$1");
        String prefix = directory.isEmpty() ? "" : IgnorePattern.literal(directory) + "/";
        if (!below.isEmpty()) {
            if (anchored && !plain.startsWith("**/") && !plain.startsWith(below + "/")) {
                return Optional.empty();
            }
            plain = anchored && plain.startsWith(below + "/") ? plain.substring(below.length() + 1) : plain;
        }
        String written = prefix + (anchored || plain.startsWith("**/") ? "" : "**/") + plain;
        return written.startsWith("#") || written.startsWith("!")
                ? Optional.empty()
                : Optional.of((exception ? "!" : "") + written);
    }

    private static boolean isClosed(String pattern) {
        int open = pattern.indexOf('[');
        return open < 0 || pattern.indexOf(']', open + 2) > 0;
    }
}
