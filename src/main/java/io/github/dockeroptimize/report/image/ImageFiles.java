package io.github.dockeroptimize.report.image;

import io.github.dockeroptimize.report.image.LayerContent.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/** All files above the base of an image that was read, to be asked for by their paths. */
public final class ImageFiles {

    private final PathTree paths;
    private final List<LayerContent> layers;
    private final int baseLayers;

    ImageFiles(PathTree paths, List<LayerContent> layers, int baseLayers) {
        this.paths = paths;
        this.layers = List.copyOf(layers);
        this.baseLayers = baseLayers;
    }

    /** The files whose path, from the root on, is asked for; also those that a later layer deletes, since they can be read. */
    public List<ImageFile> matching(Predicate<String> path) {
        List<ImageFile> found = new ArrayList<>();
        for (int layer = baseLayers; layer < layers.size(); layer++) {
            LayerContent content = layers.get(layer);
            for (int i = 0; i < content.size(); i++) {
                if (content.kind(i) == Kind.FILE && path.test(paths.text(content.path(i)))) {
                    found.add(new ImageFile(paths.text(content.path(i)), layer, content.bytes(i)));
                }
            }
        }
        return found;
    }

    /**
     * The sizes of a layer's files, added up.
     *
     * @param layer its number, from 0, the lowest
     * @param key what a file counts for, by its path; empty: for nothing
     */
    public Map<String, Long> bytesBy(int layer, Function<String, Optional<String>> key) {
        Map<String, Long> bytes = new TreeMap<>();
        LayerContent content = layers.get(layer);
        for (int i = 0; i < content.size(); i++) {
            if (content.kind(i) == Kind.FILE) {
                long size = content.bytes(i);
                key.apply(paths.text(content.path(i))).ifPresent(name -> bytes.merge(name, size, Long::sum));
            }
        }
        return bytes;
    }
}
