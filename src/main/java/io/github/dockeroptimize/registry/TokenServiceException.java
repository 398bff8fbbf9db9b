package io.github.dockeroptimize.registry;

import java.io.IOException;

/** A registry's token service can't be asked; the cause says why. */
public final class TokenServiceException extends IOException {

    private static final long serialVersionUID = 1L;

    private final String service;

    TokenServiceException(String service, IOException cause) {
        super("the token service '" + service + "': " + cause.getMessage(), cause);
        this.service = service;
    }

    /** Its host. */
    public String service() {
        return service;
    }
}
