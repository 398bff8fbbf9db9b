package io.github.dockeroptimize.report;

import io.github.dockeroptimize.plan.ImagePath;
import io.github.dockeroptimize.plan.Layer;
import java.util.Map;

/**
 * Compressed sizes of files and layers, in bytes.
 *
 * @param files what each entry adds to its layer; the least, for a directory that several layers have
 * @param layers the layers that were compressed as a whole
 */
public record CompressedBytes(Map<ImagePath, Long> files, Map<Layer, Long> layers) {

    public CompressedBytes {
        files = Map.copyOf(files);
        layers = Map.copyOf(layers);
    }

    long of(ImagePath path) {
        return files.getOrDefault(path, 0L);
    }

    /** For a layer that wasn't compressed, the sum of its entries, including the small cost of directories. */
    long of(Layer layer) {
        Long whole = layers.get(layer);
        return whole == null
                ? layer.entries().stream().mapToLong(entry -> of(entry.path())).sum()
                : whole;
    }
}
