package io.github.dockeroptimize.report;

import io.github.dockeroptimize.plan.ImagePath;
import java.util.Optional;

/**
 * A file of the image with what is known of it.
 *
 * @param role what it is to the application
 */
public record PlacedFile(ImagePath path, String layer, Size size, Role role, Optional<PackedLibrary> library) {

    /** Why a file changes. */
    public enum Role {
        LIBRARY,
        /** Changes when the application's own code does. */
        CODE,
        /** Code, or an index, that also names the versions of libraries. */
        NAMES_LIBRARIES,
        LOADER,
        OTHER
    }
}
