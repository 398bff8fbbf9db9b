package io.github.dockeroptimize.container.cache;

import io.github.dockeroptimize.image.Digests;
import io.github.dockeroptimize.image.ImageLayer;
import io.github.dockeroptimize.image.LayerCompression;
import io.github.dockeroptimize.output.SharedProperties;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** Remembers which layer was made for a key, so that it is made once. */
public final class MadeLayers {

    private final Path folder;

    public MadeLayers(CacheDirectory cache) {
        this.folder = cache.made();
    }

    /**
     * A layer that was made.
     *
     * @param tarSize of its tar, in bytes
     */
    public record MadeLayer(ImageLayer layer, long tarSize) {}

    /** What was made for a key; the layer itself may be gone from the cache. */
    public Optional<MadeLayer> find(String key, LayerCompression compression) throws IOException {
        Properties values = SharedProperties.read(file(key, compression));
        String digest = values.getProperty("digest", "");
        String diffId = values.getProperty("diffId", "");
        if (!Digests.isDigest(digest) || !Digests.isDigest(diffId)) {
            return Optional.empty();
        }
        try {
            ImageLayer layer =
                    new ImageLayer(digest, Long.parseLong(values.getProperty("size")), compression.form(), diffId);
            return Optional.of(new MadeLayer(layer, Long.parseLong(values.getProperty("tarSize"))));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Remembers what was made with this compression. */
    public void remember(String key, LayerCompression compression, MadeLayer made) throws IOException {
        SharedProperties.write(
                file(key, compression),
                Map.of(
                        "digest",
                        made.layer().digest(),
                        "size",
                        String.valueOf(made.layer().size()),
                        "diffId",
                        made.layer().diffId(),
                        "tarSize",
                        String.valueOf(made.tarSize())));
    }

    private Path file(String key, LayerCompression compression) {
        return folder.resolve(key + "-" + compression.key());
    }
}
