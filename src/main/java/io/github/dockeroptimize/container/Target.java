package io.github.dockeroptimize.container;

import java.io.IOException;
import java.util.List;

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
     * @param proof for {@link Builds.Earlier}
     */
    record Delivered(JibCall.Result result, List<ImageManifest> images, String proof) {}
}
