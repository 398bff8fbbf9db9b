package io.github.dockeroptimize.inspect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Where the tools of static front ends write to, as far as their configuration says it literally. */
final class NodeSiteFolder {

    private static final String LITERAL = "\\s*:\\s*['\"`]([^'\"`$]+)['\"`]";
    private static final Pattern OUT_DIR = Pattern.compile("\\boutDir" + LITERAL);
    private static final Pattern OUTPUT_DIR = Pattern.compile("\\boutputDir" + LITERAL);
    private static final Pattern ROOT = Pattern.compile("\\broot" + LITERAL);
    private static final Pattern EXPORT = Pattern.compile("\\boutput\\s*:\\s*['\"`]export['\"`]");
    private static final Pattern SERVER = Pattern.compile("\\boutput\\s*:\\s*['\"`](?:server|hybrid)['\"`]");
    private static final Pattern FALLBACK = Pattern.compile("\\bfallback\\s*:\\s*['\"`]index\\.html['\"`]");
    private static final Pattern OPTION =
            Pattern.compile("--(?:outDir|out-dir|dist-dir|output-path|dest|outDirectory)[= ]([^\\s&|;]+)");
    private static final Pattern VITEPRESS = Pattern.compile("vitepress build ([^\\s&|;-][^\\s&|;]*)");

    private final Path folder;
    private final NodeManifest manifest;
    private final String script;

    NodeSiteFolder(Path folder, NodeManifest manifest) {
        this.folder = folder;
        this.manifest = manifest;
        this.script = manifest.script("build").orElse("");
    }

    /** What the build script says, else this folder. */
    Optional<String> named(String usual) {
        return Optional.of(found(OPTION, script).orElse(usual)).map(NodeSiteFolder::normalized);
    }

    Optional<String> ofVite() {
        String configuration = configuration("vite");
        String output =
                found(OPTION, script).or(() -> found(OUT_DIR, configuration)).orElse("dist");
        return Optional.of(normalized(
                found(ROOT, configuration).map(root -> root + "/" + output).orElse(output)));
    }

    Optional<String> ofNext() {
        return EXPORT.matcher(configuration("next")).find() ? Optional.of("out") : Optional.empty();
    }

    Optional<String> ofNuxt() {
        return script.contains("nuxt generate") || script.contains("nuxi generate")
                ? Optional.of(".output/public")
                : Optional.empty();
    }

    Optional<String> ofSvelteKit() {
        return manifest.needs("@sveltejs/adapter-static") ? Optional.of("build") : Optional.empty();
    }

    Optional<String> ofAstro() {
        String configuration = configuration("astro");
        return SERVER.matcher(configuration).find()
                ? Optional.empty()
                : named(found(OUT_DIR, configuration).orElse("dist"));
    }

    Optional<String> ofVitePress() {
        return Optional.of(found(VITEPRESS, script).map(root -> root + "/").orElse("") + ".vitepress/dist");
    }

    Optional<String> ofVueCli() {
        return named(found(OUTPUT_DIR, configuration("vue")).orElse("dist"));
    }

    /** The application builder puts what browsers get into a folder of its own. */
    Optional<String> ofAngular() {
        JsonNode projects = NodeFiles.json(folder.resolve("angular.json"))
                .map(json -> json.path("projects"))
                .orElseGet(() -> MissingNode.getInstance());
        return projects.properties().stream()
                .filter(project -> project.getValue()
                        .path("projectType")
                        .asText("application")
                        .equals("application"))
                .findFirst()
                .flatMap(project -> ofAngular(project.getKey(), project.getValue()));
    }

    private static Optional<String> ofAngular(String name, JsonNode project) {
        JsonNode target = project.path("architect").path("build");
        JsonNode options = (target.isMissingNode() ? project.path("targets").path("build") : target).path("options");
        String builder = (target.isMissingNode() ? project.path("targets").path("build") : target)
                .path("builder")
                .asText("");
        if (options.path("ssr").asBoolean(options.path("ssr").isObject())
                && !options.path("outputMode").asText("").equals("static")) {
            return Optional.empty();
        }
        JsonNode path = options.path("outputPath");
        String base = (path.isObject() ? path.path("base") : path).asText("dist/" + name);
        String browser = path.path("browser").asText("browser");
        return Optional.of(normalized(builder.endsWith(":browser") ? base : base + "/" + browser));
    }

    /** Whether all paths are served by one page, though the tool makes several by default. */
    boolean hasFallback() {
        return FALLBACK.matcher(configuration("svelte")).find();
    }

    private String configuration(String tool) {
        return Stream.of("js", "ts", "mjs", "mts", "cjs", "cts")
                .map(end -> NodeFiles.text(folder.resolve(tool + ".config." + end)))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse("");
    }

    private static Optional<String> found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private static String normalized(String path) {
        return Path.of(path).normalize().toString().replace('\\', '/');
    }
}
