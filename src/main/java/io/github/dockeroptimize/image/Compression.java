package io.github.dockeroptimize.image;

import java.util.Locale;

/** How the tar of a layer is stored. */
public enum Compression {
    NONE(""),
    GZIP("gzip"),
    ZSTD("zstd");

    private static final String OCI_LAYER = "application/vnd.oci.image.layer.v1.tar";
    private static final String DOCKER_LAYER = "application/vnd.docker.image.rootfs.diff.tar";

    private final String suffix;

    Compression(String suffix) {
        this.suffix = suffix;
    }

    /** Whether manifests of a format can name such a layer. Docker's has no type for zstd. */
    public boolean isIn(ImageFormat format) {
        return this != ZSTD || format == ImageFormat.OCI;
    }

    /**
     * The media type of such a layer.
     *
     * @throws IllegalArgumentException if the format has none, see {@link #isIn}
     */
    public String mediaType(ImageFormat format) {
        if (!isIn(format)) {
            throw new IllegalArgumentException("Docker's format has no media type for " + suffix);
        }
        if (this == NONE) {
            return format == ImageFormat.OCI ? OCI_LAYER : DOCKER_LAYER;
        }
        return format == ImageFormat.OCI ? OCI_LAYER + "+" + suffix : DOCKER_LAYER + "." + suffix;
    }

    /**
     * The compression that a layer's media type names, also of layers that may not be distributed. A type without one is
     * of an uncompressed tar.
     */
    public static Compression ofMediaType(String type) {
        if (type.endsWith("gzip")) {
            return GZIP;
        }
        return type.endsWith("zstd") ? ZSTD : NONE;
    }

    /** Its name, as parameters and reports spell it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
