package io.github.dockeroptimize.container;

import java.io.IOException;

/** Something of the base image isn't in the cache, and registries must not be asked. */
final class OfflineException extends IOException {

    private static final long serialVersionUID = 1L;

    OfflineException(String missing) {
        super(missing + " is not in the cache");
    }
}
