package io.github.dockeroptimize.registry;

import java.net.SocketTimeoutException;

/** A registry stopped reading an upload. */
public final class StalledUploadException extends SocketTimeoutException {

    private static final long serialVersionUID = 1L;

    public StalledUploadException() {
        super("it stopped reading an upload");
    }
}
