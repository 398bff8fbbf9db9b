package io.github.dockeroptimize.inspect;

/** How often a library changes, which decides its layer. */
public enum LibraryKind {
    RELEASE,
    SNAPSHOT,
    /** A module of the same reactor, by the POM tree and not by what the command line happens to build. */
    REACTOR
}
