package io.github.dockeroptimize.mojo.module;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.InvalidInputException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the user says about the archive that goes into the image; empty where it is found by its content.
 *
 * @param archive its path, relative to the module's directory or absolute
 */
public record ArchiveChoice(Optional<String> mainClass, Optional<String> classifier, Optional<String> archive) {

    public ArchiveChoice {
        if (classifier.isPresent() && archive.isPresent()) {
            throw new InvalidInputException(
                    "'classifier' is " + quote(classifier.get()) + " and 'archive' is " + quote(archive.get()),
                    "set only one of them");
        }
        if (archive.isPresent() && !archive.get().matches(".*\\.(jar|war)")) {
            throw new InvalidInputException(
                    "'archive' is " + quote(archive.get()) + ", which is neither a jar nor a WAR",
                    "set it to the path of one");
        }
    }

    public static ArchiveChoice of(@Nullable String mainClass, @Nullable String classifier, @Nullable String archive) {
        return new ArchiveChoice(given(mainClass), given(classifier), given(archive));
    }

    private static Optional<String> given(@Nullable String value) {
        return value == null || value.isBlank() ? Optional.empty() : Optional.of(value.strip());
    }
}
