package io.github.dockeroptimize.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What the goal {@code build} has left behind, read at once, since the next build writes over it.
 *
 * @param folder its output directory
 * @param log what Maven said
 * @param digest of {@code image.digest}
 * @param id of {@code image.id}
 * @param json of {@code image.json}
 */
record Built(Path folder, String log, String digest, String id, JsonNode json) {

    /** Shared by all tests, so that the bases are fetched once. */
    static final Path CACHE = Path.of("target/container-cache").toAbsolutePath();

    /** One layer, as {@code image.json} tells it. */
    record Layer(String name, String digest, long size, String status) {}

    static Built in(Path folder, String log) {
        return new Built(
                folder,
                log,
                read(folder, "image.digest"),
                read(folder, "image.id"),
                Json.read(read(folder, "image.json")));
    }

    /** Where {@code generate} writes to, called with the same output directory. */
    Path context() {
        return folder.resolve("context");
    }

    Path tar() {
        return folder.resolve("image.tar");
    }

    List<Layer> layers() {
        List<Layer> layers = new ArrayList<>();
        for (JsonNode layer : json.path("layers")) {
            layers.add(new Layer(
                    layer.path("name").asText(),
                    layer.path("digest").asText(),
                    layer.path("compressedSize").asLong(),
                    layer.path("status").asText()));
        }
        return layers;
    }

    /**
     * The names of the layers that were sent to the registry, or that it has taken over from another test's image, which
     * only those above the base may be.
     */
    List<String> pushed() {
        return layers().stream()
                .filter(layer -> layer.status().equals("pushed")
                        || (layer.status().equals("mounted") && !layer.name().equals("base")))
                .map(Layer::name)
                .toList();
    }

    boolean upToDate() {
        return log.contains("is up to date");
    }

    private static String read(Path folder, String file) {
        try {
            return Files.readString(folder.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
