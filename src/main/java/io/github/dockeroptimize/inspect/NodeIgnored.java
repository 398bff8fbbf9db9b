package io.github.dockeroptimize.inspect;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;

/** What a project's {@code .gitignore} says of the entries of its folder: what isn't committed is no source. */
final class NodeIgnored {

    private final List<PathMatcher> patterns;

    private NodeIgnored(List<PathMatcher> patterns) {
        this.patterns = patterns;
    }

    /** Patterns for deeper paths, and exceptions, are of no matter here. */
    static NodeIgnored in(Path folder) {
        return new NodeIgnored(NodeFiles.text(folder.resolve(".gitignore")).stream()
                .flatMap(String::lines)
                .map(line -> line.strip().replaceFirst("^\\*\\*/", "").replaceFirst("^/", ""))
                .map(line -> line.replaceFirst("/(\\*\\*?)?$", ""))
                .filter(line -> !line.isEmpty() && !line.equals("*") && line.matches("[^#!/{}\\\\\\[\\]]+"))
                .map(line -> FileSystems.getDefault().getPathMatcher("glob:" + line))
                .toList());
    }

    boolean has(String name) {
        Path path = Path.of(name);
        return patterns.stream().anyMatch(pattern -> pattern.matches(path));
    }
}
