package io.github.dockeroptimize.image;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * A stored image with its config and layers.
 *
 * @param manifest the digest of its manifest, if it has one
 * @param layers from the lowest to the highest, as many as the config names
 * @param stored its size in the storage
 */
record StoredImage(Optional<Digest> manifest, StoredConfig config, List<StoredLayer> layers, long stored) {

    private static final int MOST_LAYERS = 1000;

    StoredImage {
        layers = List.copyOf(layers);
    }

    static StoredImage of(Optional<Digest> manifest, byte[] configBytes, List<StoredLayer> layers, long stored)
            throws IOException {
        StoredConfig config = ConfigReader.read(configBytes);
        if (layers.size() > MOST_LAYERS) {
            throw new DamagedImageException("has " + layers.size() + " layers, but engines support at most 127");
        }
        if (config.diffIds().size() != layers.size()) {
            throw new DamagedImageException(
                    "has " + layers.size() + " layers, but " + config.diffIds().size() + " in its config");
        }
        return new StoredImage(manifest, config, layers, stored);
    }
}
