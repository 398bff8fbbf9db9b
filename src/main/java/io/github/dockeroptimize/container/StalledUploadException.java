package io.github.dockeroptimize.container;

import java.net.SocketTimeoutException;

/** A registry takes no more of what is sent to it. */
final class StalledUploadException extends SocketTimeoutException {

    private static final long serialVersionUID = 1L;

    StalledUploadException() {
        super("it takes no more of an upload");
    }
}
