package io.github.dockeroptimize.report.fleet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.dockeroptimize.application.Coordinates;
import io.github.dockeroptimize.report.Size;
import io.github.dockeroptimize.report.Variants;
import io.github.dockeroptimize.report.fleet.FleetMember.Layer;
import io.github.dockeroptimize.report.fleet.FleetMember.Library;
import io.github.dockeroptimize.report.render.ReportJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.StreamSupport;

/** Reads the image of a module from its {@code report.json}. */
public final class FleetReader {

    private static final ObjectMapper JSON = new ObjectMapper();

    private FleetReader() {}

    /**
     * The module's image.
     *
     * @param report the text of its {@code report.json}
     * @return empty if another version of the plugin wrote it, or something else
     */
    public static Optional<FleetMember> read(String module, String report) {
        JsonNode root;
        try {
            root = JSON.readTree(report);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
        if (root.path("schemaVersion").asInt() != ReportJson.SCHEMA_VERSION) {
            return Optional.empty();
        }
        List<Layer> layers = new ArrayList<>();
        for (JsonNode layer : root.path("layers")) {
            if (!layer.has("content")) {
                return Optional.empty();
            }
            layers.add(layer(layer));
        }
        JsonNode base = StreamSupport.stream(root.path("images").spliterator(), false)
                .filter(image -> image.path("id").asText().equals(Variants.PLAN))
                .map(image -> image.path("base"))
                .findFirst()
                .orElse(root.path("base"));
        JsonNode size = base.path("compressedBytes");
        return Optional.of(new FleetMember(
                module,
                root.path("image").asText(),
                !root.has("archive"),
                base.path("reference").asText(),
                size.isNumber() ? OptionalLong.of(size.asLong()) : OptionalLong.empty(),
                layers));
    }

    private static Layer layer(JsonNode layer) {
        List<Library> libraries = new ArrayList<>();
        for (JsonNode file : layer.path("largestFiles")) {
            if (file.has("coordinates")) {
                libraries.add(new Library(
                        file.path("path").asText(),
                        Coordinates.parse(file.path("coordinates").asText()),
                        size(file)));
            }
        }
        return new Layer(layer.path("name").asText(), layer.path("content").asText(), size(layer), libraries);
    }

    private static Size size(JsonNode node) {
        return new Size(
                node.path("bytes").asLong(), node.path("compressedBytes").asLong());
    }
}
