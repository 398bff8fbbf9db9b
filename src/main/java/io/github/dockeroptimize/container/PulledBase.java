package io.github.dockeroptimize.container;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dockeroptimize.container.cache.CacheDirectory;
import io.github.dockeroptimize.container.cache.LayerFiles;
import io.github.dockeroptimize.image.ImageManifest.Descriptor;
import io.github.dockeroptimize.image.ImageReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A base image on this machine.
 *
 * @param reference by which jib-core finds it in its cache
 * @param config of the first platform
 * @param layers of the first platform, as they are in the cache, from the lowest to the highest
 * @param environment variables that jib-core can't read, to be set again
 * @param placeholders layers that aren't in the cache, since the target has them
 */
record PulledBase(
        String reference,
        JsonNode config,
        List<Descriptor> layers,
        Map<String, String> environment,
        List<String> placeholders) {

    /** Opens the image of the first platform, as engines store it. */
    ImageReader open(CacheDirectory cache) throws IOException {
        LayerFiles files = new LayerFiles(cache);
        List<Path> found = new ArrayList<>();
        for (Descriptor layer : layers) {
            found.add(files.file(layer.digest()).orElseThrow());
        }
        return ImageReader.ofLayers(found);
    }
}
