package io.github.dockeroptimize.image;

/** The format of manifest and config, with the media types of its documents. */
public enum ImageFormat {
    /** Docker image manifest version 2, schema 2. */
    DOCKER(
            "application/vnd.docker.distribution.manifest.v2+json",
            "application/vnd.docker.distribution.manifest.list.v2+json",
            "application/vnd.docker.container.image.v1+json"),
    /** OCI image specification 1. */
    OCI(
            "application/vnd.oci.image.manifest.v1+json",
            "application/vnd.oci.image.index.v1+json",
            "application/vnd.oci.image.config.v1+json");

    private final String manifest;
    private final String index;
    private final String config;

    ImageFormat(String manifest, String index, String config) {
        this.manifest = manifest;
        this.index = index;
        this.config = config;
    }

    /** The media type of an image's manifest. */
    public String manifest() {
        return manifest;
    }

    /** The media type of the list of the images for several platforms. */
    public String index() {
        return index;
    }

    /** The media type of an image's config. */
    public String config() {
        return config;
    }
}
