package io.github.dockeroptimize.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dockeroptimize.engine.ImageTool.Kind;
import io.github.dockeroptimize.image.Compression;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * An image that the goal {@code build} has written.
 *
 * @param base the compressions of the base's layers
 * @param place a file, a directory or a name in the registry
 * @param names all of its names, the first with the tag {@code 1}
 * @param layout the same as the directory of a layout
 */
record ReadableImage(
        Kind kind,
        List<Compression> base,
        String format,
        boolean severalPlatforms,
        String place,
        List<String> names,
        Path layout) {

    String name() {
        return names.get(0);
    }

    Set<String> tags() {
        return Set.of("1", "second");
    }

    /** The digest of the config for linux/amd64, by the layout's own files. */
    String config() throws IOException {
        JsonNode document = blob(
                Json.read(Files.readString(layout.resolve("index.json"))).path("manifests").path(0));
        JsonNode manifest = severalPlatforms ? blob(document.path("manifests").path(0)) : document;
        return manifest.path("config").path("digest").asText();
    }

    private JsonNode blob(JsonNode descriptor) throws IOException {
        String digest = descriptor.path("digest").asText();
        return Json.read(Files.readString(layout.resolve("blobs/" + digest.replace(':', '/'))));
    }

    @Override
    public String toString() {
        return kind.word() + " in format " + format + " on " + base
                + (severalPlatforms ? " of two platforms" : "");
    }
}
