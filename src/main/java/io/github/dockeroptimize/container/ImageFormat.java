package io.github.dockeroptimize.container;

/** The format of manifest and config. */
public enum ImageFormat {
    /** Docker image manifest version 2, schema 2. */
    DOCKER,
    /** OCI image specification 1. */
    OCI
}
