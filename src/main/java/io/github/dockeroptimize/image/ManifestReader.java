package io.github.dockeroptimize.image;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.dockeroptimize.image.ImageManifest.Descriptor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads manifests and indexes of Docker and OCI. */
public final class ManifestReader {

    private static final ObjectMapper JSON = new ObjectMapper();

    private ManifestReader() {}

    /** Gets the manifest of a digest. */
    @FunctionalInterface
    public interface Source {
        byte[] get(String digest) throws IOException;
    }

    /** Reads the images of a manifest: one, or those of an index. */
    public static List<ImageManifest> read(byte[] manifest, Source source) throws IOException {
        JsonNode root = object(manifest);
        if (!root.has("manifests")) {
            return List.of(image(root, Optional.empty()));
        }
        List<ImageManifest> images = new ArrayList<>();
        for (JsonNode entry : root.get("manifests")) {
            JsonNode platform = entry.path("platform");
            Optional<Platform> named =
                    platform.isMissingNode() ? Optional.empty() : Optional.of(ConfigReader.platform(platform));
            images.add(image(object(source.get(entry.path("digest").asText())), named));
        }
        return images;
    }

    private static JsonNode object(byte[] manifest) throws IOException {
        JsonNode root = JSON.readTree(manifest);
        if (!root.isObject()) {
            throw new IOException("the manifest is not a JSON object");
        }
        return root;
    }

    private static ImageManifest image(JsonNode root, Optional<Platform> platform) {
        List<Descriptor> layers = new ArrayList<>();
        for (JsonNode layer : root.path("layers")) {
            layers.add(new Descriptor(
                    layer.path("digest").asText(), layer.path("size").asLong()));
        }
        return new ImageManifest(platform, root.path("config").path("digest").asText(), layers);
    }
}
