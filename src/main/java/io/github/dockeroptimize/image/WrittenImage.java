package io.github.dockeroptimize.image;

import java.util.List;

/** The documents of an image for one platform, as they are stored. */
public final class WrittenImage {

    private final Platform platform;
    private final byte[] config;
    private final byte[] manifest;
    private final List<ImageLayer> layers;

    /** An image of these documents. */
    public WrittenImage(Platform platform, byte[] config, byte[] manifest, List<ImageLayer> layers) {
        this.platform = platform;
        this.config = config.clone();
        this.manifest = manifest.clone();
        this.layers = List.copyOf(layers);
    }

    public Platform platform() {
        return platform;
    }

    public byte[] config() {
        return config.clone();
    }

    public byte[] manifest() {
        return manifest.clone();
    }

    /** All layers, from the lowest to the highest. */
    public List<ImageLayer> layers() {
        return layers;
    }

    /** The digest of the manifest. */
    public String digest() {
        return Digest.of(manifest).toString();
    }

    /** The digest of the config, which Docker calls the image's id. */
    public String configDigest() {
        return Digest.of(config).toString();
    }
}
