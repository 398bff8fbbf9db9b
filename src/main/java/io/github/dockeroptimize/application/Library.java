package io.github.dockeroptimize.application;

import java.nio.file.Path;

/** One jar of the runtime class path. */
public record Library(Coordinates coordinates, Path file, LibraryKind kind) {

    /** The file name that build tools usually give it. */
    public String fileName() {
        return coordinates.fileName();
    }

    /** A file name that is unique even if two groups have an artifact of the same name. */
    public String qualifiedFileName() {
        return coordinates.groupId() + "-" + fileName();
    }
}
