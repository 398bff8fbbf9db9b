package io.github.dockeroptimize.report;

import java.util.OptionalLong;

/**
 * An image, to compare with others of the same application.
 *
 * @param id of its variant
 * @param base its base image
 * @param baseSize of its compressed layers
 * @param own what is above the base
 * @param ownLayers number of layers above the base
 */
public record Comparison(String id, String label, String base, BaseSizes.Answer baseSize, Size own, int ownLayers) {

    /** What a machine without any of it fetches; empty where the size of the base isn't known. */
    public OptionalLong whole() {
        return baseSize.compressed().isPresent()
                ? OptionalLong.of(baseSize.compressed().getAsLong() + own.compressed())
                : OptionalLong.empty();
    }
}
