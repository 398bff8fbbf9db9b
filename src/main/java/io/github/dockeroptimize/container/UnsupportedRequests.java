package io.github.dockeroptimize.container;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.image.Platform;
import io.github.dockeroptimize.plan.Recipe;

/** Rejects, before the build, what can't be built, and names what can. */
final class UnsupportedRequests {

    private UnsupportedRequests() {}

    static void check(BuildRequest request) {
        if (request.platforms().size() > 1
                && request.destination().match(tar -> false, layout -> false, registry -> false, daemon -> true)) {
            throw new InvalidInputException(
                    "'platforms' has " + quote(platforms(request)) + ", but a daemon takes an image for one",
                    "set <destination>tar</destination> or <destination>registry</destination>, or name one platform");
        }
        if (request.offline() && request.destination().isRegistry()) {
            throw new InvalidInputException(
                    "'destination' is 'registry', but Maven is offline (-o)",
                    "leave out -o, or set <destination>tar</destination> or -Ddocker-optimize.destination=tar");
        }
        if (!request.plan().baseImage().packages().isEmpty()) {
            throw new InvalidInputException(
                    "'systemPackages' has "
                            + quote(String.join(" ", request.plan().baseImage().packages()))
                            + ", but packages can't be installed without a container engine",
                    "set <baseImage> to an image of your own that has them, or use 'mvn docker-optimize:generate' and"
                            + " 'docker build'");
        }
        for (Recipe recipe : request.plan().recipes()) {
            recipe.match(new OnHost());
        }
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
