package io.github.dockeroptimize.report;

import io.github.dockeroptimize.plan.ImagePath;
import io.github.dockeroptimize.plan.Layer;
import java.util.Map;

/**
 * What files and layers are once they are compressed, in bytes.
 *
 * @param files what each entry adds to its layer; of a folder that several layers have, the least
 * @param layers those that were compressed as a whole
 */
public record Compressed(Map<ImagePath, Long> files, Map<Layer, Long> layers) {

    public Compressed {
        files = Map.copyOf(files);
        layers = Map.copyOf(layers);
    }

    long of(ImagePath path) {
        return files.getOrDefault(path, 0L);
    }

    /** Of a layer that wasn't compressed, the sum of its entries: folders are in it, too, and cost a little. */
    long of(Layer layer) {
        Long whole = layers.get(layer);
        return whole == null
                ? layer.entries().stream().mapToLong(entry -> of(entry.path())).sum()
                : whole;
    }
}
