package io.github.dockeroptimize.container;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * A layer of a built image.
 *
 * @param name the plan's name of it; empty: one of the base image's
 * @param digest of the layer as it lies in a registry, compressed
 * @param size in bytes, compressed
 * @param uncompressedSize in bytes; empty where the layer was never on this machine
 */
public record BuiltLayer(
        Optional<Platform> platform,
        Optional<String> name,
        String digest,
        long size,
        OptionalLong uncompressedSize,
        Transfer transfer) {

    /** How a layer came to where it is. */
    public enum Transfer {
        /** Sent to the registry. */
        PUSHED,
        /** The registry had it. */
        REUSED,
        /** The registry had it in the base image's repository, and took it over by itself. */
        MOUNTED,
        /** Written into the tar, or loaded into the daemon. */
        WRITTEN
    }
}
