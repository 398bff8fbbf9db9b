package io.github.dockeroptimize.image;

import java.util.List;
import java.util.Optional;

/**
 * The parts of an image's manifest that builds need.
 *
 * @param platform if the manifest is one of several in an index
 * @param config digest of its config
 * @param layers from the lowest to the highest
 */
public record ImageManifest(Optional<Platform> platform, String config, List<Descriptor> layers) {

    /**
     * One blob.
     *
     * @param size of the stored bytes
     */
    public record Descriptor(String digest, long size) {}
}
