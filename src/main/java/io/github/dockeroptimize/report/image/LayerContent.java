package io.github.dockeroptimize.report.image;

import java.util.Arrays;

/** What a layer says of paths, in the order of its tar. */
final class LayerContent {

    /** With what is counted for it in the end. */
    private static final int BYTES_AN_ENTRY = 32;

    private static final int FIRST_SIZE = 64;

    private final MemoryLimit memory;
    private int[] paths = new int[FIRST_SIZE];
    private long[] sizes = new long[FIRST_SIZE];
    private Kind[] kinds = new Kind[FIRST_SIZE];
    private int size;

    LayerContent(MemoryLimit memory) {
        this.memory = memory;
    }

    /** What is said of a path. */
    enum Kind {
        FILE,
        FOLDER,
        /** Another name of a file, which has the bytes. */
        HARD_LINK,
        /** Symbolic links, devices and pipes: no bytes of their own. */
        OTHER,
        /** What lower layers have there is gone. */
        WHITEOUT,
        /** What lower layers have in this folder is gone. */
        OPAQUE
    }

    /** Another name of a file. */
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

    /** The file that a hard link is another name of. */
    int target(int entry) {
        return (int) sizes[entry];
    }

    Kind kind(int entry) {
        return kinds[entry];
    }
}
