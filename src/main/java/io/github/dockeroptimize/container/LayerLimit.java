package io.github.dockeroptimize.container;

import static io.github.dockeroptimize.InvalidInputException.quote;

import java.util.List;

/** Rejects an image with more layers than engines support: it could be pushed, but not run. */
final class LayerLimit {

    /** The limit of overlay file systems, in Docker and containerd (moby/buildkit#3067). */
    private static final int MOST = 127;

    private LayerLimit() {}

    /** Checks the number of layers of base and plan together. */
    static void check(BuildRequest request, List<PulledBase> bases) throws BuildFailureException {
        int own = request.plan().layers().size();
        int inherited =
                bases.stream().mapToInt(base -> base.layers().size()).max().orElse(0);
        if (own + inherited > MOST) {
            throw new BuildFailureException(
                    "'baseImage' is " + quote(request.plan().baseImage()) + ", whose " + inherited + " layers and the"
                            + " application's " + own + " make " + (own + inherited) + ", but engines allow " + MOST
                            + " at most; set a lower dependencyLayers (and run docker-optimize:lock again, if there is"
                            + " a lock), or choose another base image",
                    null);
        }
    }
}
