package io.github.dockeroptimize.inspect.node;

import io.github.dockeroptimize.inspect.context.SourceTree;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Follows the relative imports of a project's code. */
final class NodeImports {

    static final Pattern CODE = Pattern.compile(".*\\.(?:[cm]?[jt]sx?|vue|svelte|astro)");
    private static final Pattern IMPORT = Pattern.compile(
            "(?:\\bfrom|\\bimport|\\brequire|\\bimport\\s*\\(|\\brequire\\s*\\()\\s*\\(?\\s*['\"`](\\.{1,2}/[^'\"`]*|\\.{1,2})['\"`]");
    /** One of a file next to it, which is built with it. */
    static final Pattern NEXT_TO_IT =
            Pattern.compile("(?:\\bfrom|\\bimport|\\brequire)\\s*\\(?\\s*(?:'\\./[^']*'|\"\\./[^\"]*\")(?!\\s*\\+)");

    private static final List<String> ENDINGS = List.of(
            "",
            ".js",
            ".ts",
            ".mjs",
            ".mts",
            ".cjs",
            ".cts",
            ".jsx",
            ".tsx",
            ".json",
            ".vue",
            ".svelte",
            "/index.js",
            "/index.ts",
            "/index.mjs",
            "/index.cjs",
            "/index.jsx",
            "/index.tsx");

    private final Path folder;
    private final SourceTree tree;

    NodeImports(Path folder, SourceTree tree) {
        this.folder = folder;
        this.tree = tree;
    }

    /** What these files import, and what that imports in turn; without themselves. */
    Set<String> of(Collection<String> files) {
        Set<String> seen = new LinkedHashSet<>(files);
        Deque<String> open = new ArrayDeque<>(files);
        while (!open.isEmpty()) {
            for (String imported : imports(open.remove())) {
                if (seen.add(imported)) {
                    open.add(imported);
                }
            }
        }
        files.forEach(seen::remove);
        return seen;
    }

    private List<String> imports(String file) {
        return CODE.matcher(file).matches()
                ? NodeFiles.text(folder.resolve(file)).stream()
                        .flatMap(text -> IMPORT.matcher(text).results())
                        .flatMap(found -> resolved(file, found.group(1)).stream())
                        .toList()
                : List.of();
    }

    /** TypeScript names the file that it compiles to. */
    private Optional<String> resolved(String file, String specifier) {
        Path directory = Path.of("/" + file).resolveSibling("");
        String path = directory
                .resolve(specifier)
                .normalize()
                .toString()
                .replace('\\', '/')
                .substring(1);
        return Stream.concat(
                        ENDINGS.stream().map(ending -> path + ending),
                        Stream.of(
                                path.replaceFirst("\\.([cm]?)js(x?)$", ".$1ts$2"), path.replaceFirst("\\.js$", ".tsx")))
                .filter(tree::has)
                .findFirst();
    }
}
