package io.github.dockeroptimize.report.image;

import io.github.dockeroptimize.report.image.LayerContent.Kind;
import java.util.Arrays;

/** What a container sees: layers laid over each other as engines do. */
final class VisibleTree {

    private static final int NOWHERE = -1;

    private final PathTree paths;
    private final int[] layers;
    private final FileContents files = new FileContents();
    /** What each path shows: a file that is gone is still there under its other names. */
    private final int[] contents;

    private final boolean[] folders;
    /** What the layer at hand takes away: a path with all below it, or only what is below it. */
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

    void add(LayerContent layer) {
        removeHiddenBy(layer);
        for (int i = 0; i < layer.size(); i++) {
            int path = layer.path(i);
            switch (layer.kind(i)) {
                case FILE -> show(path, files.add(path, count, layer.bytes(i)), false);
                case HARD_LINK -> show(path, contents[layer.target(i)], false);
                case FOLDER -> show(path, FileContents.NONE, true);
                case OTHER -> show(path, FileContents.NONE, false);
                case WHITEOUT, OPAQUE -> {
                    // show nothing
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

    private void removeHiddenBy(LayerContent layer) {
        Arrays.fill(gone, false);
        Arrays.fill(emptied, false);
        for (int i = 0; i < layer.size(); i++) {
            switch (layer.kind(i)) {
                case WHITEOUT -> gone[layer.path(i)] = true;
                case OPAQUE, FILE, HARD_LINK, OTHER -> emptied[layer.path(i)] = true;
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
                contents[path] = FileContents.NONE;
            }
        }
    }

    /** The layer that shows a path; -1: it isn't seen. */
    int layer(int path) {
        return layers[path];
    }

    long bytes(int path) {
        return files.bytesUnder(path, contents[path]);
    }

    /** The sizes of all files from one layer on. */
    long bytesFrom(int layer) {
        return files.bytesFrom(layer, contents);
    }

    /** All that is seen, as one layer. */
    LayerContent squashed(MemoryLimit memory) throws DamagedImageException {
        LayerContent content = new LayerContent(memory);
        for (int path = 1; path < layers.length; path++) {
            if (layers[path] != NOWHERE) {
                content.add(path, folders[path] ? Kind.FOLDER : Kind.FILE, bytes(path));
            }
        }
        return content;
    }
}
