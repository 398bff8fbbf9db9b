package io.github.dockeroptimize.container;

import java.util.List;
import java.util.Optional;

/**
 * What a manifest says of an image.
 *
 * @param platform where it is one of several in an index
 * @param config digest of its config
 * @param layers from the lowest to the highest
 */
record ImageManifest(Optional<Platform> platform, String config, List<Descriptor> layers) {

    /**
     * One blob.
     *
     * @param size in bytes, as it is stored
     */
    record Descriptor(String digest, long size) {}
}
