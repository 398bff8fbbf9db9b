package io.github.dockeroptimize.container;

import java.io.IOException;
import java.util.List;

/** Asks for what a base image is made of, mirrors first. */
final class BaseRequests {

    /** One question. */
    @FunctionalInterface
    interface Question {
        byte[] ask(RepositoryRequests repository) throws IOException;
    }

    private final BuildRequest request;
    private final Connections connections;

    BaseRequests(BuildRequest request, Connections connections) {
        this.request = request;
        this.connections = connections;
    }

    byte[] ask(Question question) throws IOException {
        Reference base = Reference.parse(request.plan().baseImage().reference());
        for (String mirror : request.access().mirrors().getOrDefault(base.registryName(), List.of())) {
            try {
                return question.ask(repository(base.on(mirror)));
            } catch (IOException e) {
                // the next has it, or the registry itself
            }
        }
        return question.ask(repository(base));
    }

    private RepositoryRequests repository(Reference base) {
        return new RepositoryRequests(base, connections, request.access().base(), "pull");
    }
}
