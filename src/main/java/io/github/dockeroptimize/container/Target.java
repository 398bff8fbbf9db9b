package io.github.dockeroptimize.container;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** One destination: puts an image there and tells whether it is there still. */
interface Target {

    /** What tells this place from all others. */
    String place();

    /** Whether an image that was put here is here unchanged. */
    boolean has(Builds.Earlier earlier) throws IOException, BuildFailureException, InterruptedException;

    /** Builds the image and puts it here. */
    Delivered deliver(JibCall call, List<StagedLayer> layers)
            throws IOException, JibFailure, BuildFailureException, InterruptedException;

    /**
     * What came of it.
     *
     * @param digest of the manifest, or of the index
     * @param id of the config, or of the index
     * @param transfers how each layer came there, by digest
     * @param tarSizes in bytes, by digest, of layers that jib-core doesn't keep
     * @param proof for {@link Builds.Earlier}
     */
    record Delivered(
            String digest,
            String id,
            List<ImageManifest> images,
            Function<String, BuiltLayer.Transfer> transfers,
            Map<String, Long> tarSizes,
            String proof) {}
}
