package io.github.dockeroptimize.image;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dockeroptimize.image.StoredFiles.Place;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An archive in Docker's own format, whose {@code manifest.json} names the files of config and layers. */
final class DockerArchive {

    static final String MANIFEST = "manifest.json";

    /** Newer engines name files by digest; older ones and other tools use other names. */
    private static final Pattern BLOB = Pattern.compile("blobs/(sha256)/([0-9a-f]{64})");

    private DockerArchive() {}

    /** Reads the first image. */
    static StoredImage read(StoredFiles files) throws IOException {
        JsonNode image =
                ConfigReader.json(files.json(files.require(MANIFEST)), MANIFEST).path(0);
        List<StoredLayer> layers = new ArrayList<>();
        for (String name : ConfigReader.strings(image.path("Layers"))) {
            Place place = files.require(name);
            layers.add(
                    new StoredLayer(place.name(), digest(name), place.size(), place.offset(), () -> files.open(place)));
        }
        String name = image.path("Config").asText();
        byte[] config = files.json(files.require(name));
        Optional<Digest> digest = digest(name);
        if (digest.isPresent()) {
            digest.get().require(config);
        }
        return StoredImage.of(Optional.empty(), config, layers, files.stored());
    }

    private static Optional<Digest> digest(String name) {
        Matcher blob = BLOB.matcher(name);
        return blob.matches() ? Optional.of(new Digest(blob.group(1), blob.group(2))) : Optional.empty();
    }
}
