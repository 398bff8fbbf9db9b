package io.github.dockeroptimize.inspect.node;

import io.github.dockeroptimize.inspect.context.SourceTree;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Separates build output from sources, whether or not the build has run here. */
final class NodeOutputs {

    /** Default output directories of build tools. */
    static final List<String> USUAL = List.of("dist", "build", "out", "output", "bundle", ".output", ".next", ".nuxt");

    private static final Pattern OUT_DIR = Pattern.compile("\"outDir\"\\s*:\\s*\"(?:\\./)?([^\"/.][^\"/]*)");
    private static final List<String> CONFIGURATIONS = List.of("tsconfig.build.json", "tsconfig.json");

    private final Path folder;
    private final SourceTree tree;
    private final Optional<String> framework;
    private final String script;

    /** @param framework the directory that the project's framework writes to */
    NodeOutputs(Path folder, NodeManifest manifest, SourceTree tree, Optional<String> framework) {
        this.framework = framework;
        this.folder = folder;
        this.tree = tree;
        this.script = manifest.script("build").orElse("");
    }

    /** Whether an entry is build output. Committed entries that no script builds are not. */
    boolean has(String name) {
        boolean built = !script.isEmpty()
                && (usual(name)
                        || compiled(name)
                        || framework.filter(name::equals).isPresent());
        return built || (Files.exists(folder.resolve(name)) && !tree.has(name) && !tree.hasDirectory(name));
    }

    /** The output entry that contains this file; empty if the file is a source. */
    Optional<String> of(String file) {
        String path = normalized(file);
        String name = first(path);
        boolean missing = path.contains("/") && !Files.exists(folder.resolve(name));
        return Optional.of(name).filter(found -> !script.isEmpty() && (missing || has(name)));
    }

    /** The first part of a file's path. */
    static String first(String file) {
        return normalized(file).replaceFirst("/.*", "");
    }

    /** The last part of a path. */
    static String last(String file) {
        return file.replaceFirst(".*/", "");
    }

    private static String normalized(String file) {
        return Path.of(file).normalize().toString().replace('\\', '/');
    }

    /**
     * Whether the name is a usual output directory. Some projects keep their build scripts in a directory of that name.
     */
    private boolean usual(String name) {
        return USUAL.contains(name)
                && !script.matches("(?s)(?:.*\\s)?(?:node|sh|bash) (?:\\./)?" + Pattern.quote(name) + "/.*");
    }

    private boolean compiled(String name) {
        return directories(folder).anyMatch(name::equals);
    }

    /** The directory that the TypeScript compiler writes to. */
    static Optional<String> compiled(Path folder) {
        return directories(folder).findFirst();
    }

    private static Stream<String> directories(Path folder) {
        return CONFIGURATIONS.stream()
                .map(file -> NodeFiles.text(folder.resolve(file)))
                .flatMap(Optional::stream)
                .map(OUT_DIR::matcher)
                .filter(Matcher::find)
                .map(matcher -> matcher.group(1));
    }
}
