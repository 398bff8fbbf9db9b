package io.github.dockeroptimize.container;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Finds out which digest the base image's tag has, from what is remembered or from its registry and its mirrors. */
final class BasePin {

    private final BuildRequest request;
    private final CacheFolder cache;
    private final Connections connections;
    private final Retries retries;
    private final Failures failures;
    private final BuildListener listener;

    BasePin(
            BuildRequest request,
            CacheFolder cache,
            Connections connections,
            Retries retries,
            Failures failures,
            BuildListener listener) {
        this.request = request;
        this.cache = cache;
        this.connections = connections;
        this.retries = retries;
        this.failures = failures;
        this.listener = listener;
    }

    String digest() throws IOException, BuildFailureException, InterruptedException {
        Reference base = Reference.parse(request.plan().baseImage().reference());
        if (base.digest().isPresent()) {
            return base.digest().get();
        }
        BaseDigests known = new BaseDigests(cache.bases());
        Optional<String> remembered =
                known.remembered(base, request.offline() ? Duration.ofDays(36_500) : request.baseLifetime());
        if (remembered.isPresent()) {
            return remembered.get();
        }
        if (request.offline()) {
            throw failures.baseNotCached();
        }
        String digest = ask(base);
        known.remember(base, digest);
        return digest;
    }

    private String ask(Reference base) throws BuildFailureException, InterruptedException {
        for (String mirror : request.access().mirrors().getOrDefault(base.registryName(), List.of())) {
            try {
                Optional<String> digest = requests(base.on(mirror)).digest(base.qualifier());
                if (digest.isPresent()) {
                    return digest.get();
                }
                listener.detail("'" + mirror + "' has no " + base);
            } catch (IOException e) {
                listener.detail("'" + mirror + "' " + Trouble.of(e).phrase());
            }
        }
        try {
            return retries.call(base.registryName(), () -> requests(base).digest(base.qualifier()))
                    .orElseThrow(failures::noBase);
        } catch (IOException e) {
            throw failures.ofBase(e);
        }
    }

    private RepositoryRequests requests(Reference base) {
        return new RepositoryRequests(base, connections, request.access().base(), "pull");
    }
}
