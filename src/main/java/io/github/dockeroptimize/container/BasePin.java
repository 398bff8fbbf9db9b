package io.github.dockeroptimize.container;

import io.github.dockeroptimize.container.cache.CacheDirectory;
import io.github.dockeroptimize.registry.Reference;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** Resolves the tag of the base image to a digest, from the cache, a mirror or the registry. */
final class BasePin {

    private final BuildRequest request;
    private final Reference base;
    private final BaseDigests known;
    private final Retries retries;
    private final FailureMessages failures;
    private final BaseRequests requests;
    private boolean remembered;

    BasePin(
            BuildRequest request,
            CacheDirectory cache,
            BaseRequests requests,
            Retries retries,
            FailureMessages failures) {
        this.request = request;
        this.base = Reference.of(request.plan().baseImage().image());
        this.known = new BaseDigests(cache.bases());
        this.requests = requests;
        this.retries = retries;
        this.failures = failures;
    }

    String digest() throws IOException, BuildFailureException, InterruptedException {
        if (base.digest().isPresent()) {
            return base.digest().get();
        }
        Optional<String> digest =
                known.remembered(base, request.offline() ? Duration.ofDays(36_500) : request.baseLifetime());
        remembered = digest.isPresent();
        if (remembered) {
            return digest.get();
        }
        if (request.offline()) {
            throw failures.baseNotCached();
        }
        String asked = ask();
        known.remember(base, asked);
        return asked;
    }

    /** Forgets the digest, which the registry doesn't have any more; returns whether it was remembered. */
    boolean forget() throws IOException {
        known.forget(base);
        return remembered;
    }

    private String ask() throws IOException, BuildFailureException, InterruptedException {
        try {
            return retries.call(
                            base.registryName(), () -> requests.ask(repository -> repository.digest(base.qualifier())))
                    .orElseThrow(failures::noBase);
        } catch (IOException e) {
            throw failures.ofBase(e);
        }
    }
}
