package io.github.dockeroptimize.image;

import io.github.dockeroptimize.image.LayerPaths.Kind;
import java.util.Arrays;

/** The files that a container sees: merges layers like engines do. */
final class VisibleTree {

    private static final int NOWHERE = -1;

    private final PathTree paths;
    private final int[] layers;
    private final FileContents files = new FileContents();
    /** The content of each path: a deleted file still exists under its other names. */
    private final int[] contents;

    private final boolean[] folders;
    /** Paths that the current layer deletes, with everything below them or only what is below them. */
    private final boolean[] gone;

    private final boolean[] emptied;
    private int count;

    VisibleTree(PathTree paths) {
        this.paths = paths;
        this.layers = new int[paths.size()];
        this.contents = new int[paths.size()];
        this.folders = new boolean[paths.size()];
        this.gone = new boolean[paths.size()];
        this.emptied = new boolean[paths.size()];
        Arrays.fill(layers, NOWHERE);
        Arrays.fill(contents, FileContents.NONE);
    }

    void add(LayerPaths layer) {
        removeHiddenBy(layer);
        for (int i = 0; i < layer.size(); i++) {
            int path = layer.path(i);
            switch (layer.kind(i)) {
                case FILE -> show(path, files.add(path, count, layer.bytes(i)), false);
                case HARD_LINK -> show(path, contents[layer.target(i)], false);
                case FOLDER -> show(path, FileContents.NONE, true);
                case OTHER -> show(path, FileContents.NONE, false);
                case WHITEOUT, OPAQUE -> {
                    // have no content
                }
            }
        }
        count++;
    }

    private void show(int path, int content, boolean folder) {
        layers[path] = count;
        contents[path] = content;
        folders[path] = folder;
    }

    private void removeHiddenBy(LayerPaths layer) {
        Arrays.fill(gone, false);
        Arrays.fill(emptied, false);
        for (int i = 0; i < layer.size(); i++) {
            switch (layer.kind(i)) {
                case WHITEOUT -> gone[layer.path(i)] = true;
                case OPAQUE, FILE, HARD_LINK, OTHER -> emptied[layer.path(i)] = true;
                case FOLDER -> {
                    // shows the earlier content
                }
            }
        }
        for (int path = 1; path < layers.length; path++) {
            int parent = paths.parent(path);
            gone[path] |= gone[parent] || emptied[parent];
            if (gone[path]) {
                layers[path] = NOWHERE;
                contents[path] = FileContents.NONE;
            }
        }
    }

    /** The layer of a visible path; -1 if it is not visible. */
    int layer(int path) {
        return layers[path];
    }

    long bytes(int path) {
        return files.bytesUnder(path, contents[path]);
    }

    /** The total size of all visible files from this layer upwards. */
    long bytesFrom(int layer) {
        return files.bytesFrom(layer, contents);
    }

    /** All visible files as one layer. */
    LayerPaths squashed(MemoryLimit memory) throws DamagedImageException {
        LayerPaths content = new LayerPaths(memory);
        for (int path = 1; path < layers.length; path++) {
            if (layers[path] != NOWHERE) {
                content.add(path, folders[path] ? Kind.FOLDER : Kind.FILE, bytes(path));
            }
        }
        return content;
    }
}
