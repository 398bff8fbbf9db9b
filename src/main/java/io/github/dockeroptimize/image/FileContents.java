package io.github.dockeroptimize.image;

import java.util.Arrays;
import java.util.BitSet;

/** Numbers the contents of files; several paths may have the same content. */
final class FileContents {

    static final int NONE = -1;

    private static final int FIRST_SIZE = 256;

    private int[] owners = new int[FIRST_SIZE];
    private int[] layers = new int[FIRST_SIZE];
    private long[] bytes = new long[FIRST_SIZE];
    private int size;

    /**
     * Adds a content.
     *
     * @param owner the path that it was added with
     */
    int add(int owner, int layer, long length) {
        if (size == owners.length) {
            int larger = size + size / 2;
            owners = Arrays.copyOf(owners, larger);
            layers = Arrays.copyOf(layers, larger);
            bytes = Arrays.copyOf(bytes, larger);
        }
        owners[size] = owner;
        layers[size] = layer;
        bytes[size] = length;
        return size++;
    }

    /** Its size under the path that it was added with, and nothing under others. */
    long bytesUnder(int path, int content) {
        return content == NONE || owners[content] != path ? 0 : bytes[content];
    }

    /**
     * The total size, each content once.
     *
     * @param layer the first layer that counts
     * @param contents numbers of contents, or none
     */
    long bytesFrom(int layer, int[] contents) {
        BitSet counted = new BitSet(size);
        long all = 0;
        for (int content : contents) {
            if (content != NONE && layers[content] >= layer && !counted.get(content)) {
                counted.set(content);
                all += bytes[content];
            }
        }
        return all;
    }
}
