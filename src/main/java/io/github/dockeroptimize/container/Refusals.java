package io.github.dockeroptimize.container;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.plan.Entry;
import io.github.dockeroptimize.plan.Layer;
import io.github.dockeroptimize.plan.Port;

/** What jib-core can't do is refused before anything is done, with the way that can. */
final class Refusals {

    private static final int ORDINARY_BITS = 0777;

    private Refusals() {}

    static void check(BuildRequest request) {
        boolean several = request.platforms().size() > 1;
        if (several && request.format() == ImageFormat.OCI) {
            throw new InvalidInputException(
                    "'format' is 'oci' with " + request.platforms().size()
                            + " platforms, but an OCI index can't be made without a container engine; set <format>docker</format>, or "
                            + withDocker("docker buildx build --platform " + platforms(request)));
        }
        if (several && !(request.destination() instanceof Destination.Registry)) {
            throw new InvalidInputException("'platforms' has "
                    + quote(platforms(request))
                    + ", but only a registry takes an image for several; set <destination>registry</destination>, name one platform, or "
                    + withDocker("docker buildx build --platform " + platforms(request)));
        }
        if (request.offline() && request.destination() instanceof Destination.Registry) {
            throw new InvalidInputException("'destination' is 'registry', but Maven is offline (-o);"
                    + " leave out -o, or set <destination>tar</destination> or -Ddocker-optimize.destination=tar");
        }
        if (!request.plan().config().healthCheck().isEmpty()) {
            throw new InvalidInputException("'healthCheck' is "
                    + quote(String.join(" ", request.plan().config().healthCheck()))
                    + ", but a health check can't be set without a container engine; leave it out, or "
                    + withDocker("docker build"));
        }
        for (Port port : request.plan().config().ports()) {
            if (port.protocol().equals("sctp")) {
                throw new InvalidInputException("'ports' has " + quote(port)
                        + ", but only tcp and udp can be set without a container engine; leave it out, or "
                        + withDocker("docker build"));
            }
        }
        for (Layer layer : request.plan().layers()) {
            for (Entry entry : layer.entries()) {
                if ((entry.mode() & ~ORDINARY_BITS) != 0) {
                    throw special(entry.path().value(), entry.mode());
                }
            }
        }
    }

    static InvalidInputException special(String folder, int mode) {
        return new InvalidInputException("'workingDirectory' is in " + quote(folder) + ", whose mode "
                + Integer.toOctalString(mode)
                + " can't be kept without a container engine; choose a folder such as '/app', or "
                + withDocker("docker build"));
    }

    static String withDocker(String command) {
        return "use 'mvn docker-optimize:generate' and '" + command + "'";
    }

    private static String platforms(BuildRequest request) {
        return String.join(
                ",", request.platforms().stream().map(Platform::toString).toList());
    }
}
