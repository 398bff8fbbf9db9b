package io.github.dockeroptimize.mojo.module;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.InvalidInputException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the user says about the archive that goes into the image; empty where it is found by its content.
 *
 * @param archive its path, relative to the module's directory or absolute
 * @param omitted patterns of {@code groupId:artifactId} of libraries that it may lack
 */
public record ArchiveChoice(
        Optional<String> mainClass, Optional<String> classifier, Optional<String> archive, List<String> omitted) {

    public ArchiveChoice {
        omitted = List.copyOf(omitted);
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
        return new ArchiveChoice(given(mainClass), given(classifier), given(archive), List.of());
    }

    /** @param patterns of {@code groupId:artifactId}, in which an asterisk stands for any characters */
    public ArchiveChoice withOmitted(List<String> patterns) {
        for (String pattern : patterns) {
            if (!pattern.matches("[\\w.*-]+:[\\w.*-]+")) {
                throw new InvalidInputException(
                        "'omittedLibraries' has " + quote(pattern) + ", which isn't groupId:artifactId",
                        "write it as in 'com.example:library' or 'com.example:*'");
            }
        }
        return new ArchiveChoice(mainClass, classifier, archive, patterns);
    }

    private static Optional<String> given(@Nullable String value) {
        return value == null || value.isBlank() ? Optional.empty() : Optional.of(value.strip());
    }
}
