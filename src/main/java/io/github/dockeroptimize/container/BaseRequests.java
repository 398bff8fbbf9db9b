package io.github.dockeroptimize.container;

import io.github.dockeroptimize.registry.Connections;
import io.github.dockeroptimize.registry.Reference;
import io.github.dockeroptimize.registry.RegistryClient;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Requests about a base image: its mirrors are asked first, and each until it has failed once. */
final class BaseRequests {

    /** One request; empty if the place doesn't have what is asked for. */
    @FunctionalInterface
    interface Question<T> {
        Optional<T> ask(RegistryClient repository) throws IOException;
    }

    private final RegistryClient registry;
    private final List<Mirror> mirrors = new ArrayList<>();
    private final BuildListener listener;

    private record Mirror(String name, RegistryClient requests) {}

    BaseRequests(BuildRequest request, Connections connections, BuildListener listener) {
        this.listener = listener;
        Reference base = Reference.of(request.plan().baseImage().image());
        for (String mirror : request.access().mirrors().getOrDefault(base.registryName(), List.of())) {
            mirrors.add(new Mirror(mirror, client(base.on(mirror), connections, request)));
        }
        this.registry = client(base, connections, request);
    }

    private static RegistryClient client(Reference place, Connections connections, BuildRequest request) {
        return new RegistryClient(place, connections, request.access().base(), "pull");
    }

    <T> Optional<T> ask(Question<T> question) throws IOException {
        for (Mirror mirror : usable()) {
            try {
                Optional<T> answer = question.ask(mirror.requests());
                if (answer.isPresent()) {
                    return answer;
                }
                listener.detail("'" + mirror.name() + "' doesn't have it");
            } catch (IOException e) {
                FailureCause trouble = FailureCause.of(e);
                if (trouble.isLocal()) {
                    throw e;
                }
                listener.detail(trouble.subject(mirror.name()) + " " + trouble.phrase());
                synchronized (mirrors) {
                    mirrors.remove(mirror);
                }
            }
        }
        return question.ask(registry);
    }

    private List<Mirror> usable() {
        synchronized (mirrors) {
            return List.copyOf(mirrors);
        }
    }
}
