package io.github.dockeroptimize.inspect.node;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Follows the relative imports of files. */
final class NodeClosure {

    private static final Pattern IMPORT = Pattern.compile(
            "(?:\\bfrom|\\bimport|\\brequire(?:\\.resolve)?|\\bcreateJiti|\\bjiti)\\b[\\s(]*['\"`](\\.{1,2}/[^'\"`$\\n]*)['\"`]");
    private static final Pattern PACKAGE =
            Pattern.compile("(?:\\bfrom|\\bimport|\\brequire)\\b[\\s(]*['\"`]([@\\w][^'\"`:$\\n]*)['\"`]");
    private static final Pattern CODE = Pattern.compile(".*\\.(?:[cm]?[jt]sx?|json)");
    private static final List<String> ENDS = List.of(
            "",
            ".js",
            ".mjs",
            ".cjs",
            ".ts",
            ".mts",
            ".cts",
            ".jsx",
            ".tsx",
            ".json",
            "/index.js",
            "/index.mjs",
            "/index.cjs",
            "/index.ts",
            "/package.json");

    private final Path folder;

    NodeClosure(Path folder) {
        this.folder = folder;
    }

    /** The files, and all that they import, relative to the project. Directories are taken as they are. */
    Set<String> of(List<String> paths) {
        Set<String> found = new TreeSet<>();
        Deque<String> open = new ArrayDeque<>(paths);
        while (!open.isEmpty()) {
            String path = open.remove();
            if (found.add(path) && CODE.matcher(path).matches()) {
                imports(path).forEach(open::add);
            }
        }
        return found;
    }

    /** The packages that the files, and what they import, name. */
    Set<String> packages(List<String> paths) {
        Set<String> found = new TreeSet<>();
        of(paths).stream()
                .flatMap(path -> NodeFiles.text(folder.resolve(path)).stream())
                .flatMap(text -> PACKAGE.matcher(text).results())
                .forEach(result -> found.add(NodeManifest.packageOf(result.group(1))));
        return found;
    }

    private Stream<String> imports(String path) {
        Path file = folder.resolve(path);
        return NodeFiles.text(file).stream()
                .flatMap(text -> IMPORT.matcher(text).results())
                .map(MatchResult::group)
                .map(text -> text.replaceFirst("(?s)^.*?['\"`]", "").replaceFirst("['\"`]$", ""))
                .flatMap(name -> resolved(file.resolveSibling(name)).stream());
    }

    private Optional<String> resolved(Path path) {
        String text = path.normalize().toString();
        // TypeScript imports a.ts as a.js
        Stream<String> candidates =
                Stream.concat(ENDS.stream().map(end -> text + end), Stream.of(text.replaceFirst("js$", "ts")));
        return candidates
                .map(Path::of)
                .filter(file -> file.startsWith(folder) && Files.isRegularFile(file))
                .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                .findFirst();
    }
}
