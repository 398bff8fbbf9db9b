package io.github.dockeroptimize.dockerfile;

/** The builders that a Dockerfile supports. */
public enum Dialect {
    /** Features that BuildKit and buildah (1.28 and later) both support. */
    PORTABLE,
    /** Features of BuildKit only: linked copies and bind mounts. */
    BUILDKIT
}
