package io.github.dockeroptimize.container;

import static io.github.dockeroptimize.InvalidInputException.quote;

import java.io.IOException;

/** An image with more layers than engines can stack could be pushed, and nothing could run it. */
final class LayerLimit {

    /** Of overlay file systems, in Docker and containerd alike (moby/buildkit#3067). */
    private static final int MOST = 127;

    /** Up to so many layers of one's own the base isn't asked: none in use has as many as there would have to be. */
    private static final int UNSUSPICIOUS = 40;

    private LayerLimit() {}

    /**
     * Counts the layers of base and plan together, where they may be too many.
     *
     * @throws BuildFailureException if they are
     */
    static void check(BuildRequest request, String baseDigest, Connections connections)
            throws IOException, BuildFailureException {
        int own = request.plan().layers().size();
        if (own <= UNSUSPICIOUS || request.offline()) {
            return;
        }
        BaseRequests base = new BaseRequests(request, connections);
        byte[] manifest = base.ask(repository -> repository.manifest(baseDigest));
        int inherited =
                ManifestReader.read(manifest, digest -> base.ask(repository -> repository.manifest(digest))).stream()
                        .mapToInt(image -> image.layers().size())
                        .max()
                        .orElse(0);
        if (own + inherited > MOST) {
            throw new BuildFailureException(
                    "'baseImage' is " + quote(request.plan().baseImage()) + ", whose " + inherited + " layers make "
                            + (own + inherited) + " with the application's " + own + ", but engines take " + MOST
                            + " at most; set a lower dependencyLayers (and run docker-optimize:lock again, where there is"
                            + " a lock), or take another base",
                    null);
        }
    }
}
