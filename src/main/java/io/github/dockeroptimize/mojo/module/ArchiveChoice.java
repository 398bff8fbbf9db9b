package io.github.dockeroptimize.mojo.module;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the user says about the archive that goes into the image; empty where it is found by its content. */
public record ArchiveChoice(Optional<String> mainClass, Optional<String> classifier) {

    public static ArchiveChoice of(@Nullable String mainClass, @Nullable String classifier) {
        return new ArchiveChoice(given(mainClass), given(classifier));
    }

    private static Optional<String> given(@Nullable String value) {
        return value == null || value.isBlank() ? Optional.empty() : Optional.of(value);
    }
}
