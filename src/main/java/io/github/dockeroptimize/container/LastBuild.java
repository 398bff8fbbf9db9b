package io.github.dockeroptimize.container;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What {@code image.json} says of the last build.
 *
 * @param image its name, with its tag
 * @param digest of its manifest or index
 * @param id of its config, or of the index
 * @param destination {@code tar}, {@code registry} or {@code daemon}
 * @param layers of all platforms
 */
public record LastBuild(String image, String digest, String id, String destination, List<Layer> layers) {

    private static final ObjectMapper JSON = new ObjectMapper();

    public LastBuild {
        layers = List.copyOf(layers);
    }

    /**
     * One layer.
     *
     * @param name the plan's, or {@code base}
     * @param platform empty: there is one platform only
     */
    public record Layer(String name, Optional<String> platform) {}

    /** What was built last into a folder; empty: nothing, or nothing that can be read. */
    public static Optional<LastBuild> in(Path outputDirectory) throws IOException {
        Path file = outputDirectory.resolve("image.json");
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        JsonNode root;
        try {
            root = JSON.readTree(Files.readAllBytes(file));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
        List<Layer> layers = new ArrayList<>();
        root.path("layers")
                .forEach(layer -> layers.add(new Layer(
                        layer.path("name").asText(),
                        Optional.ofNullable(layer.path("platform").textValue()))));
        return Optional.of(new LastBuild(
                root.path("image").asText(),
                root.path("digest").asText(),
                root.path("imageId").asText(),
                root.path("destination").asText(),
                layers));
    }

    /** The image in its registry, by its digest. */
    public String reference() {
        Reference named = Reference.parse(image);
        return named.registryName() + "/" + named.repository() + "@" + digest;
    }

    /** The names of the layers for a platform, from the lowest to the highest. */
    public List<String> layersOf(String platform) {
        return layers.stream()
                .filter(layer ->
                        layer.platform().isEmpty() || layer.platform().get().equals(platform))
                .map(Layer::name)
                .toList();
    }
}
