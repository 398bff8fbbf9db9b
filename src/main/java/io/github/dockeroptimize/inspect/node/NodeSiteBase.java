package io.github.dockeroptimize.inspect.node;

import static io.github.dockeroptimize.InvalidInputException.quote;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds the path below which the pages of a static front end expect to be served: their links start with it, but build
 * tools don't write into a directory of that name.
 */
final class NodeSiteBase {

    private static final String TEXT = "(?:'[^'$]*'|\"[^\"$]*\"|`[^`$]*`)";
    private static final Pattern LITERAL = Pattern.compile("(" + TEXT + ")");
    private static final Pattern OR =
            Pattern.compile("(?:process\\.env|env|import\\.meta\\.env)[\\w.]*\\s*(?:\\|\\||\\?\\?)\\s*(" + TEXT + ")");
    private static final Pattern PRODUCTION = Pattern.compile(
            "(?:process\\.env\\.NODE_ENV|mode|command)\\s*===?\\s*['\"](?:production|build)['\"]\\s*\\?\\s*(" + TEXT
                    + ")\\s*:.*");
    private static final Pattern ADDRESS = Pattern.compile("https?://[^/]+(/.*)?");
    private static final Pattern OPTION = Pattern.compile("--(?:base|base-href|public-url)[= ]([^\\s&|;]+)");
    private static final Pattern PUBLIC_URL = Pattern.compile("\\bPUBLIC_URL=([^\\s&|;]+)");

    private final Path folder;
    private final NodeManifest manifest;
    private final String script;
    private final List<String> notes = new ArrayList<>();

    NodeSiteBase(Path folder, NodeManifest manifest) {
        this.folder = folder;
        this.manifest = manifest;
        this.script = manifest.build();
    }

    /** What the user should know about it. */
    List<String> notes() {
        return notes;
    }

    /** The path with a slash at its end; empty for the root, and for pages whose links are relative. */
    String of(String tool) {
        Optional<String> found = switch (tool) {
            case "Vite" -> option().or(() -> in("", "base", files("vite")));
            case "Vue CLI" -> in("", "publicPath", files("vue"));
            case "Create React App" ->
                match(PUBLIC_URL, script).or(() -> manifest.text("homepage").map(NodeSiteBase::path));
            case "Angular" -> option().or(() -> new NodeAngular(folder, script).baseHref());
            case "Next.js" -> in("", "basePath", files("next"));
            case "Nuxt" -> in("app", "baseURL", files("nuxt"));
            case "SvelteKit" -> in("paths", "base", files("svelte"));
            case "Astro" -> option().or(() -> in("", "base", files("astro")));
            case "Docusaurus" -> in("", "baseUrl", files("docusaurus"));
            case "VitePress" -> in("", "base", vitePress());
            case "Gatsby" ->
                script.contains("--prefix-paths") ? in("", "pathPrefix", files("gatsby-config", "")) : Optional.empty();
            case "Parcel" -> option();
            default -> Optional.empty();
        };
        return found.map(NodeSiteBase::plain).orElse("");
    }

    private Optional<String> option() {
        return match(OPTION, script);
    }

    private String files(String tool) {
        return NodeFiles.configuration(folder, tool);
    }

    private String files(String name, String none) {
        return Stream.of(".js", ".ts", ".mjs", ".mts", ".cjs", ".cts")
                .flatMap(end -> NodeFiles.text(folder.resolve(name + end)).stream())
                .findFirst()
                .orElse(none);
    }

    private String vitePress() {
        String root = match(Pattern.compile("vitepress build ([^\\s&|;-][^\\s&|;]*)"), script)
                .orElse(".");
        return files(root + "/.vitepress/config", "");
    }

    /** @param object the name of the object that the name is in; empty for the outermost */
    private Optional<String> in(String object, String name, String text) {
        Matcher value = Pattern.compile(
                        "(?<![\\w.$])[\"']?" + name + "[\"']?\\s*:\\s*(" + TEXT + "(?=\\s*[,;}\\n])|[^,;}\\n]+)")
                .matcher(text);
        while (value.find()) {
            if (NodeObjects.isIn(object, text, value.start())) {
                return chosen(value.group(1).strip());
            }
        }
        return Optional.empty();
    }

    /** The value of an expression in the build of production, where nobody sets a variable. */
    private Optional<String> chosen(String expression) {
        for (Pattern pattern : List.of(LITERAL, OR, PRODUCTION)) {
            Matcher found = pattern.matcher(expression);
            if (found.matches()) {
                return Optional.of(found.group(1).replaceAll("^['\"`]|['\"`]$", ""));
            }
        }
        notes.add("the base path of the pages is computed, by " + quote(expression)
                + ", and the image serves them from the root: an nginx.conf in the project's directory replaces this");
        return Optional.empty();
    }

    private static Optional<String> match(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1).replaceAll("^[\"']|[\"']$", "")) : Optional.empty();
    }

    /** Of an address, only the path counts. */
    private static String path(String address) {
        Matcher found = ADDRESS.matcher(address);
        return found.matches() ? Optional.ofNullable(found.group(1)).orElse("") : address;
    }

    /** Pages of which the links are relative, or lead elsewhere, may be served anywhere. */
    private static String plain(String base) {
        String path = base.replaceAll("^/+|/+$", "");
        return !base.startsWith("/")
                        || base.startsWith("//")
                        || path.isEmpty()
                        || List.of(path.split("/", -1)).contains("..")
                ? ""
                : path + "/";
    }
}
