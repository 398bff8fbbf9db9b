package io.github.dockeroptimize.image;

import io.github.dockeroptimize.image.Efficiency.WastedPath;
import io.github.dockeroptimize.image.LayerPaths.Kind;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Computes dive's efficiency, including its quirks: directories count only if a layer has nothing in them, directories
 * without their own entry do not count, and opaque directories hide nothing. One quirk is not copied: dive stops
 * reading a layer at a whiteout of a missing path.
 */
final class EfficiencyCount {

    private static final int MOST_PATHS = 50;
    private static final Comparator<WastedPath> MOST_WASTED =
            Comparator.comparingLong(WastedPath::bytes).reversed().thenComparing(WastedPath::path);

    private final PathTree paths;
    private final long[] found;
    private final long[] smallest;
    private final int[] times;

    /**
     * The current layer as a tree: the layer that last named a path, the layer that last named something in it, and its
     * kind.
     */
    private final int[] named;

    private final int[] inner;
    private final int[] removed;
    private final long[] sizes;
    private final boolean[] folders;

    /** All lower layers, merged. */
    private final boolean[] below;

    private final long[] sizesBelow;
    private final boolean[] foldersBelow;
    private int layer;

    EfficiencyCount(PathTree paths) {
        int size = paths.size();
        this.paths = paths;
        this.found = new long[size];
        this.smallest = new long[size];
        this.times = new int[size];
        this.named = new int[size];
        this.inner = new int[size];
        this.removed = new int[size];
        this.sizes = new long[size];
        this.folders = new boolean[size];
        this.below = new boolean[size];
        this.sizesBelow = new long[size];
        this.foldersBelow = new boolean[size];
    }

    void add(LayerPaths content) {
        layer++;
        boolean whiteouts = false;
        for (int i = 0; i < content.size(); i++) {
            int path = content.path(i);
            switch (content.kind(i)) {
                case WHITEOUT -> {
                    removed[path] = layer;
                    inner[paths.parent(path)] = layer;
                    name(paths.parent(path));
                    whiteouts = true;
                }
                case OPAQUE -> name(path);
                case FILE, FOLDER, HARD_LINK, OTHER -> {
                    name(path);
                    sizes[path] = content.bytes(i);
                    folders[path] = content.kind(i) == Kind.FOLDER;
                }
            }
        }
        if (whiteouts) {
            findAndRemove();
        }
        for (int path = 1; path < named.length; path++) {
            if (named[path] == layer) {
                if (inner[path] != layer) {
                    find(path, sizes[path]);
                }
                below[path] = true;
                sizesBelow[path] = sizes[path];
                foldersBelow[path] = folders[path];
            }
        }
    }

    /** Marks a path and its parents as part of the layer. */
    private void name(int named) {
        for (int path = named; path != PathTree.ROOT && this.named[path] != layer; path = paths.parent(path)) {
            this.named[path] = layer;
            sizes[path] = 0;
            folders[path] = false;
            inner[paths.parent(path)] = layer;
        }
    }

    private void findAndRemove() {
        long[] together = new long[below.length];
        for (int path = together.length - 1; path > 0; path--) {
            together[path] += below[path] ? sizesBelow[path] : 0;
            together[paths.parent(path)] += together[path];
        }
        for (int path = 1; path < removed.length; path++) {
            if (removed[path] == layer) {
                find(path, below[path] && foldersBelow[path] ? together[path] : 0);
            }
        }
        boolean[] gone = new boolean[below.length];
        for (int path = 1; path < gone.length; path++) {
            gone[path] = removed[path] == layer || gone[paths.parent(path)];
            below[path] &= !gone[path];
        }
    }

    private void find(int path, long size) {
        smallest[path] = times[path] == 0 ? size : Math.min(smallest[path], size);
        found[path] += size;
        times[path]++;
    }

    Efficiency result(long userBytes, long hiddenBytes) {
        long all = 0;
        long least = 0;
        long wasted = 0;
        PriorityQueue<WastedPath> most = new PriorityQueue<>(MOST_WASTED.reversed());
        for (int path = 1; path < found.length; path++) {
            all += found[path];
            least += smallest[path];
            if (times[path] > 1 && found[path] > 0) {
                wasted += found[path];
                if (most.size() < MOST_PATHS || most.element().bytes() <= found[path]) {
                    most.add(new WastedPath(paths.text(path), times[path], found[path]));
                }
                if (most.size() > MOST_PATHS) {
                    most.remove();
                }
            }
        }
        List<WastedPath> worst = most.stream().sorted(MOST_WASTED).toList();
        return new Efficiency(
                all == 0 ? 1 : (double) least / all,
                wasted,
                userBytes,
                userBytes == 0 ? 0 : (double) wasted / userBytes,
                all - least,
                hiddenBytes,
                worst);
    }
}
