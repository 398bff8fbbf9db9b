package io.github.dockeroptimize.inspect.node;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the output directory of a static front end in the configuration of its build tool, as far as that is a literal.
 */
final class NodeSiteDirectory {

    private static final String LITERAL = "\\s*:\\s*['\"`]([^'\"`$]+)['\"`]";
    private static final Pattern OUT_DIR = Pattern.compile("\\boutDir" + LITERAL);
    private static final Pattern OUTPUT_DIR = Pattern.compile("\\boutputDir" + LITERAL);
    private static final Pattern DIST_DIR = Pattern.compile("\\bdistDir" + LITERAL);
    private static final Pattern PAGES = Pattern.compile("\\w\\(\\{[^}]*\\bpages" + LITERAL);
    private static final Pattern ROOT = Pattern.compile("\\broot" + LITERAL);
    private static final Pattern EXPORT = Pattern.compile("\\boutput\\s*:\\s*['\"`]export['\"`]");
    private static final Pattern FALLBACK = Pattern.compile("\\bfallback\\s*:\\s*['\"`]index\\.html['\"`]");
    private static final Pattern OPTION =
            Pattern.compile("--(?:outDir|out-dir|dist-dir|output-path|dest|outDirectory)[= ]([^\\s&|;]+)");
    private static final Pattern VITEPRESS = Pattern.compile("vitepress build ([^\\s&|;-][^\\s&|;]*)");

    private final Path folder;
    private final NodeManifest manifest;
    private final String script;

    NodeSiteDirectory(Path folder, NodeManifest manifest) {
        this.folder = folder;
        this.manifest = manifest;
        this.script = manifest.build();
    }

    /** The output directory of the build script, else this one. */
    Optional<String> named(String usual) {
        return Optional.of(found(OPTION, script).orElse(usual)).map(NodeSiteDirectory::normalized);
    }

    Optional<String> ofVite() {
        if (script.contains("--ssr")) {
            return Optional.empty();
        }
        String configuration = configuration("vite");
        String output =
                found(OPTION, script).or(() -> found(OUT_DIR, configuration)).orElse("dist");
        return Optional.of(normalized(
                found(ROOT, configuration).map(root -> root + "/" + output).orElse(output)));
    }

    Optional<String> ofNext() {
        String configuration = configuration("next");
        return EXPORT.matcher(configuration).find()
                ? Optional.of(found(DIST_DIR, configuration)
                        .map(NodeSiteDirectory::normalized)
                        .orElse("out"))
                : Optional.empty();
    }

    Optional<String> ofNuxt() {
        return script.contains("nuxt generate") || script.contains("nuxi generate")
                ? Optional.of(".output/public")
                : Optional.empty();
    }

    Optional<String> ofSvelteKit() {
        return manifest.needs("@sveltejs/adapter-static")
                ? Optional.of(normalized(
                        found(PAGES, NodeFiles.configurationOfSvelte(folder)).orElse("build")))
                : Optional.empty();
    }

    Optional<String> ofAstro() {
        String configuration = configuration("astro");
        return NodeAstro.isServer(folder, configuration)
                ? Optional.empty()
                : named(found(OUT_DIR, configuration).orElse("dist"));
    }

    Optional<String> ofVitePress() {
        return Optional.of(found(VITEPRESS, script).map(root -> root + "/").orElse("") + ".vitepress/dist");
    }

    Optional<String> ofVueCli() {
        return named(found(OUTPUT_DIR, configuration("vue")).orElse("dist"));
    }

    Optional<String> ofAngular() {
        return new NodeAngular(folder, script).pages();
    }

    /** Whether one page handles all paths although the tool builds several pages by default. */
    boolean hasFallback() {
        return FALLBACK.matcher(NodeFiles.configurationOfSvelte(folder)).find();
    }

    private String configuration(String tool) {
        return NodeFiles.configuration(folder, tool);
    }

    private static Optional<String> found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private static String normalized(String path) {
        return Path.of(path).normalize().toString().replace('\\', '/');
    }
}
