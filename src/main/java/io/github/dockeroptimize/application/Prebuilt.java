package io.github.dockeroptimize.application;

import java.nio.file.Path;
import java.util.List;

/**
 * The portable build output of a project that the host has built.
 *
 * @param folder the directory of the output, relative to the module
 * @param files sorted by path
 */
public record Prebuilt(String folder, List<File> files) {

    public Prebuilt {
        files = List.copyOf(files);
    }

    /**
     * One file.
     *
     * @param path in the application's directory, with slashes
     * @param program whether it is executable
     */
    public record File(String path, Path file, long size, boolean program) {}
}
