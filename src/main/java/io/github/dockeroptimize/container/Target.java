package io.github.dockeroptimize.container;

import io.github.dockeroptimize.container.cache.StagedLayer;
import io.github.dockeroptimize.image.ImageManifest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A destination: delivers an image, and checks whether an earlier one is still there. */
interface Target {

    /** The text that distinguishes this destination from all others. */
    String place();

    /** Whether an image that was delivered earlier is still there, unchanged. */
    boolean has(BuildHistory.Earlier earlier) throws IOException, BuildFailureException, InterruptedException;

    /** Builds the image and delivers it. */
    Delivered deliver(JibBuild call, List<StagedLayer> layers)
            throws IOException, JibFailure, BuildFailureException, InterruptedException;

    /**
     * The result of a delivery.
     *
     * @param digest of the manifest, or of the index
     * @param id of the config, or of the index
     * @param transfers how each layer got there, by digest
     * @param tarSizes of layers that jib-core doesn't keep, in bytes, by digest
     * @param proof for {@link BuildHistory.Earlier}
     */
    record Delivered(
            String digest,
            String id,
            List<ImageManifest> images,
            Function<String, BuiltLayer.Transfer> transfers,
            Map<String, Long> tarSizes,
            String proof) {}
}
