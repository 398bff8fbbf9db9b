package io.github.dockeroptimize.report.image;

import java.util.List;

/**
 * Files above the base that an image should not have, by one rule.
 *
 * @param rule its name, such as {@code private-key}
 * @param files how many there are
 * @param bytes their sizes together
 * @param largest the largest twenty, these first
 */
public record UnwantedFiles(String rule, int files, long bytes, List<ImageFile> largest) {

    public UnwantedFiles {
        largest = List.copyOf(largest);
    }
}
