package io.github.dockeroptimize.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads layer tars that are not part of an image yet. */
final class TarLayers {

    private TarLayers() {}

    /**
     * An image of these layers only.
     *
     * @param tars from the lowest to the highest
     */
    static StoredImage read(List<Path> tars) throws IOException {
        List<StoredLayer> layers = new ArrayList<>();
        List<String> diffIds = new ArrayList<>();
        long stored = 0;
        for (Path tar : tars) {
            Digest digest;
            try (HashedStream in = new HashedStream(Files.newInputStream(tar))) {
                digest = in.finish();
            }
            diffIds.add(digest.toString());
            layers.add(new StoredLayer(
                    digest.toString(), Optional.of(digest), Files.size(tar), stored, () -> Files.newInputStream(tar)));
            stored += Files.size(tar);
        }
        StoredConfig config = new StoredConfig(
                "",
                ImageReader.USUAL_PLATFORM,
                Optional.empty(),
                "",
                "",
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Map.of(),
                diffIds.stream().map(digest -> "").toList(),
                diffIds);
        return new StoredImage(Optional.empty(), config, layers, stored);
    }
}
