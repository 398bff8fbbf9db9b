package io.github.dockeroptimize.inspect.context;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The lines of a {@code .dockerignore} that say what git ignores: the rules of the repository, the same on every machine, and
 * by their paths the files of this one that those rules miss.
 */
final class IgnoreLines {

    private final ContextWalk walk;
    private final Set<String> directories;

    IgnoreLines(ContextWalk walk) {
        this.walk = walk;
        this.directories = walk.files().stream()
                .filter(file -> file.contains("/"))
                .map(file -> file.substring(0, file.indexOf('/')))
                .collect(Collectors.toSet());
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>(
                walk.ignoreLines().stream().filter(this::matters).toList());
        List<IgnorePattern> patterns = lines.stream().map(IgnorePattern::of).toList();
        List<String> ignored = walk.ignored().stream()
                .filter(path -> path.contains("/") && directories.contains(path.substring(0, path.indexOf('/'))))
                .filter(path -> !IgnorePattern.excludes(patterns, path))
                .map(IgnorePattern::literal)
                .toList();
        List<IgnorePattern> all = Stream.concat(
                        patterns.stream(), ignored.stream().map(IgnorePattern::of))
                .toList();
        lines.addAll(ignored);
        walk.files().stream()
                .filter(path -> IgnorePattern.excludes(all, path))
                .map(path -> "!" + IgnorePattern.literal(path))
                .forEach(lines::add);
        return lines;
    }

    /** Only a directory that is copied can hold what isn't. */
    private boolean matters(String line) {
        String first = line.replaceFirst("^!", "").replaceFirst("/.*", "");
        return first.matches(".*[*?\\[\\\\].*") ? !directories.isEmpty() : directories.contains(first);
    }
}
