package io.github.dockeroptimize.dockerfile;

/** Which builders have to understand the Dockerfile. */
public enum Dialect {
    /** What BuildKit, buildah from 1.28 and kaniko all understand. */
    PORTABLE,
    /** What only BuildKit does: linked copies and bind mounts. */
    BUILDKIT
}
