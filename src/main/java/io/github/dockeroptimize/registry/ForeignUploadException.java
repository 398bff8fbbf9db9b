package io.github.dockeroptimize.registry;

import java.io.IOException;

/** A registry sends uploads to another host. */
public final class ForeignUploadException extends IOException {

    private static final long serialVersionUID = 1L;

    private final String host;

    ForeignUploadException(String host) {
        super("uploads go to '" + host + "'");
        this.host = host;
    }

    public String host() {
        return host;
    }
}
