package io.github.dockeroptimize.inspect.node;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The fields of a {@code package.json} that matter for an image. */
final class NodeManifest {

    static final String FILE = "package.json";

    private final JsonNode json;

    private NodeManifest(JsonNode json) {
        this.json = json;
    }

    static Optional<NodeManifest> read(Path folder) {
        return NodeFiles.json(folder.resolve(FILE)).map(NodeManifest::new);
    }

    /** The text at a path of fields; empty if it is missing or blank. */
    Optional<String> text(String... fields) {
        JsonNode node = json;
        for (String field : fields) {
            node = node.path(field);
        }
        return Optional.ofNullable(node.textValue()).filter(text -> !text.isBlank());
    }

    Optional<String> script(String name) {
        return text("scripts", name);
    }

    /** The text of the build script, with that of the scripts that it calls; empty if there is none. */
    String build() {
        StringBuilder text = new StringBuilder(script("build").orElse(""));
        Set<String> left = new TreeSet<>(scriptNames());
        left.remove("build");
        for (boolean found = true; found; ) {
            String soFar = text.toString();
            List<String> called = left.stream()
                    .filter(name -> Pattern.compile(
                                    "\\b(?:run|run-script|yarn|pnpm|run-s|run-p|npm-run-all)\\s[^&|;]*(?<![\\w:-])"
                                            + Pattern.quote(name) + "(?![\\w:-])")
                            .matcher(soFar)
                            .find())
                    .toList();
            called.forEach(name -> text.append(" && ").append(script(name).orElse("")));
            found = left.removeAll(called);
        }
        return text.toString();
    }

    /** The names of the scripts. */
    Set<String> scriptNames() {
        return texts("scripts").keySet();
    }

    /** All scripts. */
    Collection<String> scripts() {
        return texts("scripts").values();
    }

    Optional<JsonNode> field(String name) {
        return Optional.ofNullable(json.get(name)).filter(JsonNode::isObject);
    }

    /** The first command that the package installs. */
    Optional<String> command() {
        return text("bin").or(() -> texts("bin").values().stream().findFirst());
    }

    /** The {@code files} of the package. */
    List<String> files() {
        List<String> files = new ArrayList<>();
        json.path("files").forEach(file -> Optional.ofNullable(file.textValue()).ifPresent(files::add));
        return files;
    }

    /** The patterns of the workspace's members. */
    List<String> workspaces() {
        JsonNode field = json.path("workspaces");
        List<String> patterns = new ArrayList<>();
        (field.isObject() ? field.path("packages") : field).forEach(pattern -> patterns.add(pattern.asText()));
        return patterns;
    }

    boolean hasWorkspaces() {
        return json.has("workspaces");
    }

    /** The production dependencies with their versions. */
    Map<String, String> production() {
        Map<String, String> needed = texts("dependencies");
        needed.putAll(texts("optionalDependencies"));
        return needed;
    }

    /** All dependencies with their versions. */
    Map<String, String> all() {
        Map<String, String> needed = texts("devDependencies");
        needed.putAll(production());
        return needed;
    }

    /** The package of a module's name or of its path in {@code node_modules}. */
    static String packageOf(String module) {
        String[] parts = module.split("/", -1);
        return module.startsWith("@") && parts.length > 1 ? parts[0] + "/" + parts[1] : parts[0];
    }

    boolean needs(String dependency) {
        return all().containsKey(dependency);
    }

    private Map<String, String> texts(String field) {
        Map<String, String> texts = new TreeMap<>();
        json.path(field)
                .properties()
                .forEach(entry -> texts.put(entry.getKey(), entry.getValue().asText()));
        return texts;
    }
}
