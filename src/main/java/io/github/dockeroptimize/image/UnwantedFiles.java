package io.github.dockeroptimize.image;

import java.util.List;

/**
 * The files above the base that break a rule.
 *
 * @param rule its name, such as {@code private-key}
 * @param files the number of files
 * @param bytes their total size
 * @param largest the twenty largest, largest first
 */
public record UnwantedFiles(String rule, int files, long bytes, List<ImageFile> largest) {

    public UnwantedFiles {
        largest = List.copyOf(largest);
    }
}
