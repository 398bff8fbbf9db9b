package io.github.dockeroptimize.image;

import io.github.dockeroptimize.image.LayerPaths.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/** All files above the base of an image, by path. */
public final class ImageFiles {

    private final PathTree paths;
    private final List<LayerPaths> layers;
    private final int baseLayers;

    ImageFiles(PathTree paths, List<LayerPaths> layers, int baseLayers) {
        this.paths = paths;
        this.layers = List.copyOf(layers);
        this.baseLayers = baseLayers;
    }

    /**
     * The files whose absolute paths match, including those that a later layer deletes, since they can still be read.
     */
    public List<ImageFile> matching(Predicate<String> path) {
        List<ImageFile> found = new ArrayList<>();
        for (int layer = baseLayers; layer < layers.size(); layer++) {
            LayerPaths content = layers.get(layer);
            for (int i = 0; i < content.size(); i++) {
                if (content.kind(i) == Kind.FILE && path.test(paths.text(content.path(i)))) {
                    found.add(new ImageFile(paths.text(content.path(i)), layer, content.bytes(i)));
                }
            }
        }
        return found;
    }

    /**
     * The total sizes of a layer's files by key.
     *
     * @param layer its number; 0 is the lowest
     * @param key the key of a path; empty for files that do not count
     */
    public Map<String, Long> bytesBy(int layer, Function<String, Optional<String>> key) {
        Map<String, Long> bytes = new TreeMap<>();
        LayerPaths content = layers.get(layer);
        for (int i = 0; i < content.size(); i++) {
            if (content.kind(i) == Kind.FILE) {
                long size = content.bytes(i);
                key.apply(paths.text(content.path(i))).ifPresent(name -> bytes.merge(name, size, Long::sum));
            }
        }
        return bytes;
    }
}
