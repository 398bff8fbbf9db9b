package io.github.dockeroptimize.inspect;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells what a build makes from what is written by hand, whether or not the build has run here. */
final class NodeOutputs {

    /** Folders that tools write to if nothing else is said. */
    static final List<String> USUAL = List.of("dist", "build", "out", "output", "bundle", ".output", ".next", ".nuxt");

    private static final Pattern OUT_DIR = Pattern.compile("\"outDir\"\\s*:\\s*\"(?:\\./)?([^\"/.][^\"/]*)");
    private static final Set<String> CONFIGURATIONS = Set.of("tsconfig.json", "tsconfig.build.json");

    private final Path folder;
    private final NodeIgnored ignored;
    private final String script;

    NodeOutputs(Path folder, NodeManifest manifest, NodeIgnored ignored) {
        this.folder = folder;
        this.ignored = ignored;
        this.script = manifest.script("build").orElse("");
    }

    /** Whether an entry of the folder isn't written by hand; what is committed and never built is. */
    boolean has(String name) {
        boolean built = !script.isEmpty() && (usual(name) || compiled(name));
        return built || ignored.has(name);
    }

    /** The entry of the folder that the build makes and this file is in; nothing where it is a source. */
    Optional<String> of(String file) {
        String path = normalized(file);
        String name = first(path);
        boolean missing = path.contains("/") && !Files.exists(folder.resolve(name));
        return Optional.of(name).filter(found -> !script.isEmpty() && (missing || has(name)));
    }

    /** The entry of the folder that a file is, or is in. */
    static String first(String file) {
        return normalized(file).replaceFirst("/.*", "");
    }

    private static String normalized(String file) {
        return Path.of(file).normalize().toString().replace('\\', '/');
    }

    /** Some keep the scripts that build in a folder of such a name. */
    private boolean usual(String name) {
        return USUAL.contains(name)
                && !script.matches("(?s)(?:.*\\s)?(?:node|sh|bash) (?:\\./)?" + Pattern.quote(name) + "/.*");
    }

    private boolean compiled(String name) {
        return CONFIGURATIONS.stream()
                .map(file -> NodeFiles.text(folder.resolve(file)))
                .flatMap(Optional::stream)
                .map(OUT_DIR::matcher)
                .filter(Matcher::find)
                .anyMatch(matcher -> matcher.group(1).equals(name));
    }
}
