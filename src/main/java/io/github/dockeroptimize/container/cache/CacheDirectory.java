package io.github.dockeroptimize.container.cache;

import java.nio.file.Path;

/**
 * The cache that builds on one machine share. The name of its directory changes with its layout.
 *
 * @param root the directory of this layout
 */
public record CacheDirectory(Path root) {

    private static final String LAYOUT = "v2";

    public static CacheDirectory in(Path folder) {
        return new CacheDirectory(folder.toAbsolutePath().normalize().resolve(LAYOUT));
    }

    /** Layers of applications and base images, each in a directory named by its digest. */
    public Path layers() {
        return root.resolve("layers");
    }

    /** Which layer was made for a key. */
    public Path made() {
        return root.resolve("made");
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
