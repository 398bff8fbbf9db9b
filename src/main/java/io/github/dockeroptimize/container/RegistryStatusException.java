package io.github.dockeroptimize.container;

import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A registry has answered, but not as asked. */
final class RegistryStatusException extends IOException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final @Nullable String retryAfter;

    RegistryStatusException(Reference repository, int status, @Nullable String retryAfter) {
        super("'" + repository.registryName() + "' answered " + status + " for '" + repository.repository() + "'");
        this.status = status;
        this.retryAfter = retryAfter;
    }

    int status() {
        return status;
    }

    Optional<String> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
