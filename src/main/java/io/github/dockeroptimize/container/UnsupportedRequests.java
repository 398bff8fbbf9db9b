package io.github.dockeroptimize.container;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.image.ImageFormat;
import io.github.dockeroptimize.image.Platform;
import io.github.dockeroptimize.plan.Port;
import io.github.dockeroptimize.plan.Recipe;

/** Rejects, before the build, what jib-core can't build, and names a command that can. */
final class UnsupportedRequests {

    private UnsupportedRequests() {}

    static void check(BuildRequest request) {
        boolean several = request.platforms().size() > 1;
        if (several && request.format() == ImageFormat.OCI) {
            throw new InvalidInputException(
                    "'format' is 'oci' with " + request.platforms().size()
                            + " platforms, but an OCI index can't be made without a container engine",
                    "set <format>docker</format>, or "
                            + withDocker("docker buildx build --platform " + platforms(request)));
        }
        if (several && !request.destination().isRegistry()) {
            throw new InvalidInputException(
                    "'platforms' has " + quote(platforms(request)) + ", but only a registry takes an image for several",
                    "set <destination>registry</destination>, name one platform, or "
                            + withDocker("docker buildx build --platform " + platforms(request)));
        }
        if (request.offline() && request.destination().isRegistry()) {
            throw new InvalidInputException(
                    "'destination' is 'registry', but Maven is offline (-o)",
                    "leave out -o, or set <destination>tar</destination> or -Ddocker-optimize.destination=tar");
        }
        if (!request.plan().config().healthCheck().isEmpty()) {
            throw new InvalidInputException(
                    "'healthCheck' is "
                            + quote(String.join(" ", request.plan().config().healthCheck()))
                            + ", but a health check can't be set without a container engine",
                    "leave it out, or " + withDocker("docker build"));
        }
        if (!request.plan().baseImage().packages().isEmpty()) {
            throw new InvalidInputException(
                    "'systemPackages' has "
                            + quote(String.join(" ", request.plan().baseImage().packages()))
                            + ", but packages can't be installed without a container engine",
                    "set <baseImage> to an image of your own that has them, or " + withDocker("docker build"));
        }
        for (Port port : request.plan().config().ports()) {
            if (port.protocol().equals("sctp")) {
                throw new InvalidInputException(
                        "'ports' has " + quote(port) + ", but only tcp and udp can be set without a container engine",
                        "leave it out, or " + withDocker("docker build"));
            }
        }
        for (Recipe recipe : request.plan().recipes()) {
            recipe.match(new OnHost());
        }
    }

    static String withDocker(String command) {
        return "use 'mvn docker-optimize:generate' and '" + command + "'";
    }

    /** Made layers. Without a container engine none can be built; recipes whose result is the same on any host belong here. */
    private static final class OnHost implements Recipe.Cases<Void> {

        @Override
        public Void compiled(Recipe.Compiled compiled) {
            throw new InvalidInputException(
                    "'contents' is 'sources', but nothing is compiled without a container engine",
                    "run docker-optimize:generate and 'docker build', or set <contents>auto</contents>");
        }
    }

    private static String platforms(BuildRequest request) {
        return String.join(
                ",", request.platforms().stream().map(Platform::toString).toList());
    }
}
