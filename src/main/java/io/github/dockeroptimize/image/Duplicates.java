package io.github.dockeroptimize.image;

import java.util.List;

/**
 * Contents that layers above the base contain more than once.
 *
 * @param extraBytes the bytes that a single copy of each would save
 * @param contents the fifty that cost most, most expensive first
 */
public record Duplicates(long extraBytes, List<DuplicateContent> contents) {

    public Duplicates {
        contents = List.copyOf(contents);
    }
}
