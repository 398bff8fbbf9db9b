package io.github.dockeroptimize.image;

import java.util.Arrays;

/** The entries of a layer by path, in the order of its tar. */
final class LayerPaths {

    /** Memory per entry, including later counts. */
    private static final int BYTES_AN_ENTRY = 32;

    private static final int FIRST_SIZE = 64;

    private final MemoryLimit memory;
    private int[] paths = new int[FIRST_SIZE];
    private long[] sizes = new long[FIRST_SIZE];
    private Kind[] kinds = new Kind[FIRST_SIZE];
    private int size;

    LayerPaths(MemoryLimit memory) {
        this.memory = memory;
    }

    /** The kind of an entry. */
    enum Kind {
        FILE,
        FOLDER,
        /** A hard link, whose target has the bytes. */
        HARD_LINK,
        /** Symbolic links, devices and pipes, which have no bytes. */
        OTHER,
        /** The path is deleted from lower layers. */
        WHITEOUT,
        /** The content of this directory in lower layers is hidden. */
        OPAQUE
    }

    /** Adds a hard link. */
    void addLink(int path, int target) throws DamagedImageException {
        add(path, Kind.HARD_LINK, target);
    }

    void add(int path, Kind kind, long bytes) throws DamagedImageException {
        memory.take(BYTES_AN_ENTRY);
        if (size == paths.length) {
            int larger = size + size / 2;
            paths = Arrays.copyOf(paths, larger);
            sizes = Arrays.copyOf(sizes, larger);
            kinds = Arrays.copyOf(kinds, larger);
        }
        paths[size] = path;
        sizes[size] = bytes;
        kinds[size] = kind;
        size++;
    }

    int size() {
        return size;
    }

    int path(int entry) {
        return paths[entry];
    }

    long bytes(int entry) {
        return kinds[entry] == Kind.HARD_LINK ? 0 : sizes[entry];
    }

    /** The target of a hard link. */
    int target(int entry) {
        return (int) sizes[entry];
    }

    Kind kind(int entry) {
        return kinds[entry];
    }
}
