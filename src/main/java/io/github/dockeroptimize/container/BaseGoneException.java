package io.github.dockeroptimize.container;

import java.io.IOException;

/** The registry doesn't have the digest any more that was remembered for the base image's tag. */
final class BaseGoneException extends IOException {

    private static final long serialVersionUID = 1L;

    BaseGoneException(IOException cause) {
        super(cause);
    }
}
