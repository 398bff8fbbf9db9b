package io.github.dockeroptimize.container;

import io.github.dockeroptimize.plan.Entry;
import io.github.dockeroptimize.plan.Layer;
import java.nio.file.Path;

/**
 * A layer whose files lie under a path that belongs to their content alone.
 *
 * @param key by which the layer differs from all others
 * @param folder named by the layer's key; each file's name is its place in the layer
 */
record StagedLayer(Layer layer, String key, Path folder) {

    /** Stands for every folder of the layer. */
    static final String FOLDER = "folder";

    Path file(int index) {
        Entry entry = layer.entries().get(index);
        return folder.resolve(entry.isFolder() ? FOLDER : String.valueOf(index));
    }
}
