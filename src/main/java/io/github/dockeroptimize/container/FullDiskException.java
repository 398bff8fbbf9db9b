package io.github.dockeroptimize.container;

import java.io.IOException;
import java.nio.file.Path;

/** A disk is full; the system's own message mostly doesn't say which. */
final class FullDiskException extends IOException {

    private static final long serialVersionUID = 1L;

    private final transient Path folder;

    private FullDiskException(Path folder, Throwable reason) {
        super(reason.getMessage(), reason);
        this.folder = folder;
    }

    /**
     * Says where the disk is full, if that is why a file couldn't be written.
     *
     * @param file what was to be written
     */
    static Throwable explain(Path file, Throwable failure) {
        boolean known =
                failure instanceof FullDiskException || !Trouble.of(failure).isDiskFull();
        return known
                ? failure
                : new FullDiskException(file.toAbsolutePath().normalize().resolveSibling(""), failure);
    }

    static IOException explain(Path file, IOException failure) {
        return (IOException) explain(file, (Throwable) failure);
    }

    /** On the disk that is full. */
    Path folder() {
        return folder;
    }
}
