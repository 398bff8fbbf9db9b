package io.github.dockeroptimize.report.image;

import io.github.dockeroptimize.report.image.LayerContent.Kind;
import java.util.Arrays;

/** What a container sees: layers laid over each other as engines do. */
final class VisibleTree {

    private static final int NOWHERE = -1;

    private final PathTree paths;
    private final int[] layers;
    private final long[] sizes;
    private final boolean[] folders;
    /** What the layer at hand takes away: a path with all below it, or only what is below it. */
    private final boolean[] gone;

    private final boolean[] emptied;
    private int count;

    VisibleTree(PathTree paths) {
        this.paths = paths;
        this.layers = new int[paths.size()];
        this.sizes = new long[paths.size()];
        this.folders = new boolean[paths.size()];
        this.gone = new boolean[paths.size()];
        this.emptied = new boolean[paths.size()];
        Arrays.fill(layers, NOWHERE);
    }

    void add(LayerContent layer) {
        removeHiddenBy(layer);
        for (int i = 0; i < layer.size(); i++) {
            Kind kind = layer.kind(i);
            if (kind != Kind.WHITEOUT && kind != Kind.OPAQUE) {
                int path = layer.path(i);
                layers[path] = count;
                sizes[path] = layer.bytes(i);
                folders[path] = kind == Kind.FOLDER;
            }
        }
        count++;
    }

    private void removeHiddenBy(LayerContent layer) {
        Arrays.fill(gone, false);
        Arrays.fill(emptied, false);
        for (int i = 0; i < layer.size(); i++) {
            switch (layer.kind(i)) {
                case WHITEOUT -> gone[layer.path(i)] = true;
                case OPAQUE, FILE, OTHER -> emptied[layer.path(i)] = true;
                case FOLDER -> {
                    // shows what was there
                }
            }
        }
        for (int path = 1; path < layers.length; path++) {
            int parent = paths.parent(path);
            gone[path] |= gone[parent] || emptied[parent];
            if (gone[path]) {
                layers[path] = NOWHERE;
            }
        }
    }

    /** The layer that shows a path; -1: it isn't seen. */
    int layer(int path) {
        return layers[path];
    }

    long bytes(int path) {
        return sizes[path];
    }

    /** The sizes of all files from one layer on. */
    long bytesFrom(int layer) {
        long bytes = 0;
        for (int path = 1; path < layers.length; path++) {
            bytes += layers[path] >= layer && layers[path] != NOWHERE ? sizes[path] : 0;
        }
        return bytes;
    }

    /** All that is seen, as one layer. */
    LayerContent squashed(MemoryLimit memory) throws DamagedImageException {
        LayerContent content = new LayerContent(memory);
        for (int path = 1; path < layers.length; path++) {
            if (layers[path] != NOWHERE) {
                content.add(path, folders[path] ? Kind.FOLDER : Kind.FILE, sizes[path]);
            }
        }
        return content;
    }
}
