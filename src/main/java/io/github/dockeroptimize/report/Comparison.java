package io.github.dockeroptimize.report;

import java.util.OptionalLong;

/**
 * An image beside others that hold the same application.
 *
 * @param id of its variant
 * @param base what it starts from
 * @param baseSize of its compressed layers
 * @param own what comes on top of it
 * @param ownLayers how many layers that is in
 */
public record Comparison(String id, String label, String base, BaseSizes.Answer baseSize, Size own, int ownLayers) {

    /** What a machine fetches that has none of it; empty where the base isn't known. */
    public OptionalLong whole() {
        return baseSize.compressed().isPresent()
                ? OptionalLong.of(baseSize.compressed().getAsLong() + own.compressed())
                : OptionalLong.empty();
    }
}
