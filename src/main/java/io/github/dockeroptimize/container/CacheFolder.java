package io.github.dockeroptimize.container;

import java.nio.file.Path;

/**
 * What builds share on one machine, in one folder whose name changes when its layout does.
 *
 * @param root the folder of this layout
 */
record CacheFolder(Path root) {

    private static final String LAYOUT = "v1";

    static CacheFolder in(Path folder) {
        return new CacheFolder(folder.toAbsolutePath().normalize().resolve(LAYOUT));
    }

    /** Files of layers, each under a path of its own content. */
    Path staged() {
        return root.resolve("staged");
    }

    /** What jib-core keeps: layers of applications and base images. */
    Path jib() {
        return root.resolve("jib");
    }

    /** Layers, each a file named by its digest of the uncompressed tar in a folder named by its digest. */
    Path layers() {
        return jib().resolve("layers");
    }

    /** What is known of base images. */
    Path bases() {
        return root.resolve("bases");
    }

    /** Where images were put. */
    Path builds() {
        return root.resolve("builds");
    }
}
