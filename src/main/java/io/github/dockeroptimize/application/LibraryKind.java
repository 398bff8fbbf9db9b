package io.github.dockeroptimize.application;

/** How often a library changes. It decides the layer. */
public enum LibraryKind {
    RELEASE,
    SNAPSHOT,
    /** A module of the same reactor, by the POM tree and not by the modules that the command line selects. */
    REACTOR
}
