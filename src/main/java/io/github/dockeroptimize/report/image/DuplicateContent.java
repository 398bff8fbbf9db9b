package io.github.dockeroptimize.report.image;

import java.util.List;

/**
 * Files of the same content under different paths.
 *
 * @param bytes of each
 * @param copies how many paths there are
 * @param files the first ten of them, from the lowest layer on
 */
public record DuplicateContent(long bytes, int copies, List<ImageFile> files) {

    public DuplicateContent {
        files = List.copyOf(files);
    }

    /** What one copy alone would save. */
    public long extraBytes() {
        return bytes * (copies - 1);
    }
}
