package io.github.dockeroptimize.report.image;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * An image of which config and layers have been found.
 *
 * @param manifest the digest of its manifest, where it has one
 * @param layers from the lowest to the highest, as many as the config names
 * @param stored what it takes where it is stored
 */
record StoredImage(Optional<Digest> manifest, ImageConfig config, List<StoredLayer> layers, long stored) {

    private static final int MOST_LAYERS = 1000;

    StoredImage {
        layers = List.copyOf(layers);
    }

    static StoredImage of(Optional<Digest> manifest, byte[] configBytes, List<StoredLayer> layers, long stored)
            throws IOException {
        ImageConfig config = ConfigReader.read(configBytes);
        if (layers.size() > MOST_LAYERS) {
            throw new DamagedImageException("has " + layers.size() + " layers, of which engines take 127");
        }
        if (config.diffIds().size() != layers.size()) {
            throw new DamagedImageException(
                    "has " + layers.size() + " layers, but " + config.diffIds().size() + " in its config");
        }
        return new StoredImage(manifest, config, layers, stored);
    }
}
