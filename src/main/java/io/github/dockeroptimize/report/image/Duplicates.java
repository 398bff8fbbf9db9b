package io.github.dockeroptimize.report.image;

import java.util.List;

/**
 * What layers above the base hold more than once.
 *
 * @param extraBytes what one copy of each alone would save
 * @param contents the fifty that cost most, these first
 */
public record Duplicates(long extraBytes, List<DuplicateContent> contents) {

    public Duplicates {
        contents = List.copyOf(contents);
    }
}
