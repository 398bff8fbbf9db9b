package io.github.dockeroptimize.lint.buildkit;

import io.github.dockeroptimize.lint.text.Whitespace;
import java.util.ArrayList;
import java.util.List;

/** A {@code .dockerignore}. If it has an exception ({@code !}), what it excludes is uncertain, so nothing is reported. */
final class IgnoreFile {

    private final List<String> patterns;
    private final boolean exceptions;

    private IgnoreFile(List<String> patterns, boolean exceptions) {
        this.patterns = patterns;
        this.exceptions = exceptions;
    }

    static IgnoreFile parse(String text) {
        List<String> patterns = new ArrayList<>();
        boolean exceptions = false;
        for (String line : (text.startsWith("\ufeff") ? text.substring(1) : text).split("\n", -1)) {
            String pattern = Whitespace.strip(line);
            if (line.startsWith("#") || pattern.isEmpty()) {
                continue;
            }
            if (pattern.startsWith("!")) {
                exceptions = true;
            } else {
                patterns.add(relative(ContextPath.clean(pattern)));
            }
        }
        return new IgnoreFile(patterns, exceptions);
    }

    /** Whether it excludes this path or a parent directory. Only patterns for everything exclude the context's root. */
    boolean excludes(String source) {
        if (exceptions) {
            return false;
        }
        String path = ContextPath.clean(source);
        if (path.equals(".") || path.equals("/")) {
            return patterns.stream()
                    .anyMatch(pattern -> List.of("*", "**", "**/*").contains(pattern));
        }
        return patterns.stream().anyMatch(pattern -> PathPattern.of(pattern).matchesOrParent(relative(path)));
    }

    private static String relative(String path) {
        return path.length() > 1 && path.startsWith("/") ? path.substring(1) : path;
    }
}
