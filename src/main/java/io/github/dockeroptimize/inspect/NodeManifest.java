package io.github.dockeroptimize.inspect;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A {@code package.json}, as far as it says something about an image. */
final class NodeManifest {

    static final String FILE = "package.json";

    private final JsonNode json;

    private NodeManifest(JsonNode json) {
        this.json = json;
    }

    static Optional<NodeManifest> read(Path folder) {
        return NodeFiles.json(folder.resolve(FILE)).map(NodeManifest::new);
    }

    /** The text at the end of these fields, unless there is none or it is empty. */
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

    /** The command that it installs, the first of several. */
    Optional<String> command() {
        return text("bin").or(() -> texts("bin").values().stream().findFirst());
    }

    /** What it says that it is made of. */
    List<String> files() {
        List<String> files = new ArrayList<>();
        json.path("files").forEach(file -> Optional.ofNullable(file.textValue()).ifPresent(files::add));
        return files;
    }

    boolean hasWorkspaces() {
        return json.has("workspaces");
    }

    /** What it needs when it runs, with the versions. */
    Map<String, String> production() {
        Map<String, String> needed = texts("dependencies");
        needed.putAll(texts("optionalDependencies"));
        return needed;
    }

    /** What it needs at all, with the versions. */
    Map<String, String> all() {
        Map<String, String> needed = texts("devDependencies");
        needed.putAll(production());
        return needed;
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
