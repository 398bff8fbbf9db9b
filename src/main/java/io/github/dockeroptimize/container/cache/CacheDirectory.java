package io.github.dockeroptimize.container.cache;

import java.nio.file.Path;

/**
 * The cache that builds on one machine share. The name of its directory changes with its layout.
 *
 * @param root the directory of this layout
 */
public record CacheDirectory(Path root) {

    private static final String LAYOUT = "v1";

    public static CacheDirectory in(Path folder) {
        return new CacheDirectory(folder.toAbsolutePath().normalize().resolve(LAYOUT));
    }

    /** The files of layers; each path is derived from the content. */
    public Path staged() {
        return root.resolve("staged");
    }

    /** What jib-core keeps: layers of applications and base images. */
    public Path jib() {
        return root.resolve("jib");
    }

    /** Layers: each is a file named by the digest of its uncompressed tar, in a directory named by its own digest. */
    public Path layers() {
        return jib().resolve("layers");
    }

    /** What is known about base images. */
    public Path bases() {
        return root.resolve("bases");
    }

    /** Files that are being fetched or written; what a killed build has left there is removed later. */
    public Path scratch() {
        return root.resolve("scratch");
    }

    /** Where images were delivered. */
    public Path builds() {
        return root.resolve("builds");
    }
}
