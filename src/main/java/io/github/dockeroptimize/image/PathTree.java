package io.github.dockeroptimize.image;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;

/**
 * All paths of an image, each with a number. A directory has a lower number than its content, so a loop over the
 * numbers goes down the tree, and a reverse loop goes up. Names are in one array, since an image may have a million of
 * them.
 */
final class PathTree {

    static final int ROOT = 0;

    /** Memory per path besides its name, including later counts. */
    private static final int BYTES_A_PATH = 96;

    private static final int FIRST_SIZE = 1 << 10;

    private static final long MIXER = 0x9e3779b97f4a7c15L;

    private final long seed = new SecureRandom().nextLong();
    private final MemoryLimit memory;
    private byte[] names = new byte[FIRST_SIZE * 16];
    private int[] ends = new int[FIRST_SIZE];
    private int[] parents = new int[FIRST_SIZE];
    private int[] slots = new int[FIRST_SIZE * 2];
    private int size = 1;

    PathTree(MemoryLimit memory) {
        this.memory = memory;
    }

    int size() {
        return size;
    }

    int parent(int path) {
        return parents[path];
    }

    /** Adds a path of a tar and returns its number. Paths are relative to the root and can't leave it. */
    int add(String name) throws DamagedImageException {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        int path = ROOT;
        for (int from = 0; from <= bytes.length; ) {
            int to = from;
            while (to < bytes.length && bytes[to] != '/') {
                to++;
            }
            path = step(path, bytes, from, to);
            from = to + 1;
        }
        return path;
    }

    private int step(int path, byte[] bytes, int from, int to) throws DamagedImageException {
        int length = to - from;
        if (length == 0 || (length == 1 && bytes[from] == '.')) {
            return path;
        }
        if (length == 2 && bytes[from] == '.' && bytes[from + 1] == '.') {
            return parents[path];
        }
        return child(path, bytes, from, to);
    }

    /** The number of a name in a directory; adds it if it is new. */
    int child(int folder, String name) throws DamagedImageException {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        return child(folder, bytes, 0, bytes.length);
    }

    private int child(int folder, byte[] bytes, int from, int to) throws DamagedImageException {
        int slot = slot(folder, bytes, from, to);
        while (slots[slot] != 0) {
            int known = slots[slot];
            if (parents[known] == folder && Arrays.equals(names, ends[known - 1], ends[known], bytes, from, to)) {
                return known;
            }
            slot = (slot + 1) & (slots.length - 1);
        }
        memory.take(BYTES_A_PATH + to - from);
        append(folder, bytes, from, to);
        slots[slot] = size;
        size++;
        if (size * 2 > slots.length) {
            rehash();
        }
        return size - 1;
    }

    private void append(int folder, byte[] bytes, int from, int to) {
        int start = ends[size - 1];
        int end = start + to - from;
        if (end > names.length) {
            names = Arrays.copyOf(names, Math.max(end, names.length + names.length / 2));
        }
        if (size == ends.length) {
            ends = Arrays.copyOf(ends, size + size / 2);
            parents = Arrays.copyOf(parents, size + size / 2);
        }
        System.arraycopy(bytes, from, names, start, to - from);
        ends[size] = end;
        parents[size] = folder;
    }

    private void rehash() {
        slots = new int[slots.length * 2];
        for (int path = 1; path < size; path++) {
            int slot = slot(parents[path], names, ends[path - 1], ends[path]);
            while (slots[slot] != 0) {
                slot = (slot + 1) & (slots.length - 1);
            }
            slots[slot] = path;
        }
    }

    /** The first slot of a name in the hash table. The hash is seeded, so that names can't be chosen to collide. */
    private int slot(int folder, byte[] bytes, int from, int to) {
        long hash = seed + folder;
        for (int i = from; i < to; i++) {
            hash = (hash ^ (bytes[i] & 0xff)) * MIXER;
            hash ^= hash >>> 29;
        }
        return (int) ((hash * MIXER) >>> 32) & (slots.length - 1);
    }

    String name(int path) {
        return path == ROOT
                ? ""
                : new String(names, ends[path - 1], ends[path] - ends[path - 1], StandardCharsets.UTF_8);
    }

    /** The absolute path. */
    String text(int path) {
        if (path == ROOT) {
            return "/";
        }
        int length = 0;
        for (int i = path; i != ROOT; i = parents[i]) {
            length += 1 + ends[i] - ends[i - 1];
        }
        byte[] text = new byte[length];
        for (int i = path; i != ROOT; i = parents[i]) {
            int count = ends[i] - ends[i - 1];
            length -= count;
            System.arraycopy(names, ends[i - 1], text, length, count);
            length--;
            text[length] = '/';
        }
        return new String(text, StandardCharsets.UTF_8);
    }
}
