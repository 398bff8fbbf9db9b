package io.github.dockeroptimize.container;

import java.io.IOException;
import java.util.function.Function;

/** A destination: delivers an image, and checks whether an earlier one is still there. */
interface Target {

    /** The text that distinguishes this destination from all others. */
    String place();

    /** Whether an image that was delivered earlier is still there, unchanged. */
    boolean has(BuildHistory.Earlier earlier) throws IOException, BuildFailureException, InterruptedException;

    /** Delivers an image. */
    Delivered deliver(FinishedImage image) throws IOException, BuildFailureException, InterruptedException;

    /**
     * The result of a delivery.
     *
     * @param transfers how each layer got there, by digest
     * @param proof for {@link BuildHistory.Earlier}
     */
    record Delivered(Function<String, BuiltLayer.Transfer> transfers, String proof) {

        static Delivered written(String proof) {
            return new Delivered(digest -> BuiltLayer.Transfer.WRITTEN, proof);
        }
    }
}
