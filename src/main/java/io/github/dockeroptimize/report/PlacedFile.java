package io.github.dockeroptimize.report;

import io.github.dockeroptimize.application.LibraryKind;
import io.github.dockeroptimize.plan.ImagePath;
import java.util.Optional;

/**
 * A file of the image and what is known about it.
 *
 * @param role its role in the application
 */
public record PlacedFile(ImagePath path, String layer, Size size, Role role, Optional<PackedLibrary> library) {

    /** Whether such a change changes the file itself, rather than only a name in it. */
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
        /** Code or an index that also names the versions of libraries. */
        NAMES_LIBRARIES,
        LOADER,
        OTHER
    }
}
