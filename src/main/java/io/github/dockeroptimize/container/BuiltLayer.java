package io.github.dockeroptimize.container;

import io.github.dockeroptimize.image.Platform;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A layer of a built image.
 *
 * @param name its name in the plan; empty for a layer of the base image
 * @param digest of the compressed layer, as registries store it
 * @param size in bytes, compressed
 * @param uncompressedSize in bytes; empty if the layer was never on this machine
 */
public record BuiltLayer(
        Optional<Platform> platform,
        Optional<String> name,
        String digest,
        long size,
        OptionalLong uncompressedSize,
        Transfer transfer) {

    /** How a layer got to its destination. */
    public enum Transfer {
        /** Sent to the registry. */
        PUSHED,
        /** The registry had it. */
        REUSED,
        /** The registry mounted it from another repository. */
        MOUNTED,
        /** Written into the tar, or loaded into the daemon. */
        WRITTEN
    }
}
