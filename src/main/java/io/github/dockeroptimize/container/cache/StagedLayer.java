package io.github.dockeroptimize.container.cache;

import io.github.dockeroptimize.plan.Entry;
import io.github.dockeroptimize.plan.Layer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/**
 * A layer whose files are under a path that belongs to their content alone.
 *
 * @param key identifies the layer
 * @param folder the directory named by the layer's key; each file's name is its index in the layer
 */
public record StagedLayer(Layer layer, String key, Path folder) {

    /** The directory that stands for every directory of the layer. */
    public static final String FOLDER = "folder";

    public Path file(int index) {
        Entry entry = layer.entries().get(index);
        return folder.resolve(entry.isFolder() ? FOLDER : String.valueOf(index));
    }

    /** The time of an entry, set on its file by staging. */
    public Instant time(int index) throws IOException {
        return Files.getLastModifiedTime(file(index)).toInstant();
    }
}
