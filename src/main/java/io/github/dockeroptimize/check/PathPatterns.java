package io.github.dockeroptimize.check;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.InvalidInputException;
import java.nio.file.FileSystems;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/** Glob patterns of paths in an image. A pattern that doesn't begin with a slash applies to every directory. */
final class PathPatterns {

    /** Commas in braces separate the alternatives of one pattern. */
    private static final Pattern BETWEEN = Pattern.compile("(?:,|\\s)+(?![^{}]*})");

    private final List<PathMatcher> matchers;

    private PathPatterns(List<PathMatcher> matchers) {
        this.matchers = matchers;
    }

    /**
     * Reads patterns.
     *
     * @param rule the rule of the patterns, for the message
     * @param own the rule's own
     * @param more others, separated by commas or white space
     */
    static PathPatterns of(String rule, List<String> own, String more) {
        return new PathPatterns(Stream.concat(own.stream(), BETWEEN.splitAsStream(more))
                .filter(pattern -> !pattern.isEmpty())
                .map(pattern -> matcher(rule, pattern))
                .toList());
    }

    boolean match(String path) {
        try {
            Path asked = Path.of(path);
            return matchers.stream().anyMatch(matcher -> matcher.matches(asked));
        } catch (InvalidPathException e) {
            return false; // Windows can't have such a path, so nobody means it
        }
    }

    private static PathMatcher matcher(String rule, String pattern) {
        String anywhere = pattern.startsWith("/") || pattern.startsWith("**") ? pattern : "**/" + pattern;
        try {
            return FileSystems.getDefault().getPathMatcher("glob:" + anywhere + (anywhere.endsWith("/") ? "**" : ""));
        } catch (PatternSyntaxException e) {
            // without the cause: Maven would add its message, which has several lines
            throw new InvalidInputException(
                    quote(rule) + " has the pattern " + quote(pattern) + ", which can't be read (" + e.getDescription()
                            + ")",
                    "write it such as '**/*.p12'");
        }
    }
}
