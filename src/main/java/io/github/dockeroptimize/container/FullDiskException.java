package io.github.dockeroptimize.container;

import java.io.IOException;
import java.nio.file.Path;

/** A disk is full. Most systems don't say which one, so this names it. */
final class FullDiskException extends IOException {

    private static final long serialVersionUID = 1L;

    private final transient Path folder;

    private FullDiskException(Path folder, Throwable reason) {
        super(reason.getMessage(), reason);
        this.folder = folder;
    }

    /**
     * Adds the directory on the full disk, if that is why a file couldn't be written.
     *
     * @param file the file to be written
     */
    static Throwable explain(Path file, Throwable failure) {
        boolean known = failure instanceof FullDiskException
                || !FailureCause.of(failure).isDiskFull();
        return known
                ? failure
                : new FullDiskException(file.toAbsolutePath().normalize().resolveSibling(""), failure);
    }

    static IOException explain(Path file, IOException failure) {
        return (IOException) explain(file, (Throwable) failure);
    }

    /** A directory on the full disk. */
    Path folder() {
        return folder;
    }
}
