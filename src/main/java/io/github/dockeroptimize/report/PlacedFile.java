package io.github.dockeroptimize.report;

import io.github.dockeroptimize.inspect.LibraryKind;
import io.github.dockeroptimize.plan.ImagePath;
import java.util.Optional;

/**
 * A file of the image with what is known of it.
 *
 * @param role what it is to the application
 */
public record PlacedFile(ImagePath path, String layer, Size size, Role role, Optional<PackedLibrary> library) {

    /** Whether it is of the kind that such a change is about, other than by naming what changes. */
    public boolean isChangedBy(ChangeCost change) {
        return switch (change.id()) {
            case ChangeCosts.ONE_CLASS -> role == Role.CODE || role == Role.NAMES_LIBRARIES;
            case ChangeCosts.MODULE -> isOf(LibraryKind.REACTOR);
            case ChangeCosts.SNAPSHOT -> isOf(LibraryKind.SNAPSHOT);
            default -> isOf(LibraryKind.RELEASE);
        };
    }

    private boolean isOf(LibraryKind kind) {
        return library.filter(known -> known.kind() == kind).isPresent();
    }

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
