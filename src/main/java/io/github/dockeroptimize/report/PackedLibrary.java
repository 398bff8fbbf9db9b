package io.github.dockeroptimize.report;

import io.github.dockeroptimize.application.Coordinates;
import io.github.dockeroptimize.application.LibraryKind;

/** A library in the image. */
public record PackedLibrary(Coordinates coordinates, LibraryKind kind) {

    /** What all its versions have in common, or else what is known about it. */
    String key() {
        return coordinates.key();
    }

    /** Its name without its group. */
    public String artifactId() {
        return coordinates.areKnown() ? coordinates.artifactId() : key();
    }
}
