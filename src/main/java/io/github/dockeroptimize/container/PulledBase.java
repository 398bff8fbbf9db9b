package io.github.dockeroptimize.container;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dockeroptimize.image.ConfigWriter;
import io.github.dockeroptimize.image.ImageLayer;
import io.github.dockeroptimize.image.Platform;
import java.util.List;

/**
 * What images for one platform take over from their base.
 *
 * @param config with all fields that it has
 * @param layers from the lowest to the highest, which need not be on this machine
 */
record PulledBase(Platform platform, JsonNode config, List<ImageLayer> layers) {

    /** The base without anything. */
    static PulledBase scratch(Platform platform) {
        return new PulledBase(platform, ConfigWriter.empty(platform), List.of());
    }
}
