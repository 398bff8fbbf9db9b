package io.github.dockeroptimize.application;

/** A library that is a file of its own, in what was packaged or outside of it. */
public interface LibraryFile {

    /** The name of its entry in the archive, or the path of its file. */
    String location();

    String fileName();

    LibraryKind kind();

    /** Those of its file name if the dependency is unknown. */
    Coordinates coordinates();
}
