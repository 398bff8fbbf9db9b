package io.github.dockeroptimize.dockerfile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A reader of a .dockerignore, apart from the plugin's own: the last line that matches a path, or a directory above it, decides. */
public record IgnoredFiles(String text) {

    /** The files of a directory that aren't ignored. */
    public List<String> others(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> directory.relativize(file).toString().replace('\\', '/'))
                    .filter(file -> !excludes(file))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean excludes(String path) {
        boolean excluded = false;
        for (String line : text.lines().filter(line -> !line.startsWith("#")).toList()) {
            String pattern = line.replaceFirst("^!", "");
            for (String part = path; ; part = part.substring(0, part.lastIndexOf('/'))) {
                if (matches(pattern, part)) {
                    excluded = !line.startsWith("!");
                }
                if (!part.contains("/")) {
                    break;
                }
            }
        }
        return excluded;
    }

    private static boolean matches(String pattern, String path) {
        if (pattern.isEmpty()) {
            return path.isEmpty();
        }
        if (pattern.startsWith("**/")) {
            return matches(pattern.substring(3), path)
                    || (path.contains("/") && matches(pattern, path.substring(path.indexOf('/') + 1)));
        }
        if (pattern.startsWith("*")) {
            return matches(pattern.substring(1), path)
                    || (!path.isEmpty() && path.charAt(0) != '/' && matches(pattern, path.substring(1)));
        }
        if (pattern.startsWith("[")) {
            int end = pattern.indexOf(']');
            return !path.isEmpty()
                    && String.valueOf(path.charAt(0)).matches(pattern.substring(0, end + 1))
                    && matches(pattern.substring(end + 1), path.substring(1));
        }
        String plain = pattern.startsWith("\\") ? pattern.substring(1) : pattern;
        return !path.isEmpty() && path.charAt(0) == plain.charAt(0) && matches(plain.substring(1), path.substring(1));
    }
}
