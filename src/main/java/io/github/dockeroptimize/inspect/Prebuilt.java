package io.github.dockeroptimize.inspect;

import java.nio.file.Path;
import java.util.List;

/**
 * What the host has built of a project, where any machine can run that.
 *
 * @param folder where it lies, relative to the module
 * @param files sorted by path
 */
public record Prebuilt(String folder, List<File> files) {

    public Prebuilt {
        files = List.copyOf(files);
    }

    /**
     * One file.
     *
     * @param path in the application's folder, with slashes
     * @param program whether it can be started
     */
    public record File(String path, Path file, long size, boolean program) {}
}
