package io.github.dockeroptimize.container;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.dockeroptimize.image.ImageName;
import io.github.dockeroptimize.registry.Reference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The last build, read from its {@code image.json}.
 *
 * @param image its name, with its tag
 * @param digest of its manifest or index
 * @param id of its config, or of the index
 * @param destination {@code tar}, {@code registry} or {@code daemon}
 * @param layers of all platforms
 */
public record RecordedBuild(String image, String digest, String id, String destination, List<Layer> layers) {

    private static final ObjectMapper JSON = new ObjectMapper();

    public RecordedBuild {
        layers = List.copyOf(layers);
    }

    /**
     * One layer.
     *
     * @param name its name in the plan, or {@code base}
     * @param platform empty if there is only one platform
     */
    public record Layer(String name, Optional<String> platform) {}

    /** The last build into an output directory; empty if there is no readable one. */
    public static Optional<RecordedBuild> in(Path outputDirectory) throws IOException {
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
        return Optional.of(new RecordedBuild(
                root.path("image").asText(),
                root.path("digest").asText(),
                root.path("imageId").asText(),
                root.path("destination").asText(),
                layers));
    }

    /** Whether this build made an image with this name. */
    public boolean isOf(ImageName name) {
        return image.equals(name.toString());
    }

    /** The reference of the image in its registry, with its digest. */
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
