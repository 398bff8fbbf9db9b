package io.github.dockeroptimize.application;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Files of the user's own that go into the image in addition to the application.
 *
 * @param layer the name of their layer; empty for that of all such files
 * @param files directories before what is in them
 */
public record AddedFiles(Optional<String> layer, int userId, int groupId, List<File> files) {

    public AddedFiles {
        files = List.copyOf(files);
    }

    /** What a file is. */
    public enum Kind {
        DIRECTORY,
        FILE,
        LINK
    }

    /**
     * One of them.
     *
     * @param path absolute in the image, with slashes
     * @param size in bytes; 0 unless it is a file
     * @param target what a link points to; empty otherwise
     * @param origin where it lies, the same on every machine
     */
    public record File(String path, Path file, Kind kind, long size, int mode, String target, String origin) {}
}
