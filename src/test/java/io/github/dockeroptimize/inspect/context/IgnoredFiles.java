package io.github.dockeroptimize.inspect.context;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What a {@code .dockerignore} leaves of what is copied. */
public final class IgnoredFiles {

    private IgnoredFiles() {}

    /** The files of a path that is copied, sorted, which no line excludes. */
    public static List<String> left(Path context, String path, List<String> lines) {
        List<IgnorePattern> patterns = lines.stream().map(IgnorePattern::of).toList();
        try (Stream<Path> files = Files.walk(context.resolve(path))) {
            return files.filter(Files::isRegularFile)
                    .map(file -> SourceTree.slashes(context.relativize(file)))
                    .filter(file -> !IgnorePattern.excludes(patterns, file))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
