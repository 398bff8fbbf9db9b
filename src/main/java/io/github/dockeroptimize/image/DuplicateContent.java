package io.github.dockeroptimize.image;

import java.util.List;

/**
 * Files of the same content under different paths.
 *
 * @param bytes of each
 * @param copies the number of paths
 * @param files the first ten, lowest layer first
 */
public record DuplicateContent(long bytes, int copies, List<ImageFile> files) {

    public DuplicateContent {
        files = List.copyOf(files);
    }

    /** The bytes that a single copy would save. */
    public long extraBytes() {
        return bytes * (copies - 1);
    }
}
