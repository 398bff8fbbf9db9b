package io.github.dockeroptimize.plan;

import io.github.dockeroptimize.application.BootApplication.ExtractTool;
import io.github.dockeroptimize.output.Json;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The content of a layer. */
public sealed interface LayerContent {

    /** The directory that contains all of it. */
    ImagePath directory();

    /**
     * Its files, after the directories that contain them.
     *
     * @throws IllegalStateException if they are known only after the layer is built
     */
    List<Entry> entries();

    /** The recipe that builds it, if it is built. */
    default Optional<Recipe> madeBy() {
        return Optional.empty();
    }

    /** Itself where it is files that are known; else empty. */
    default Optional<Files> asFiles() {
        return Optional.empty();
    }

    /** Itself where an archive extracts it; else empty. */
    default Optional<Extracted> asExtracted() {
        return Optional.empty();
    }

    /** Writes the kind and its properties into the open JSON object. */
    void write(Json json);

    /** Calls the case of this kind. Adding a kind makes the compiler list every place that has to handle it. */
    <T> T match(Cases<T> cases);

    /** One case per kind, until the language has exhaustive switches over types (Java 21). */
    interface Cases<T> {
        T files(Files files);

        T extracted(Extracted extracted);

        T made(Made made);
    }

    /** Files of the host, of its archives and of this plugin. */
    record Files(ImagePath directory, List<Entry> entries) implements LayerContent {
        public Files {
            entries = within(directory, entries);
        }

        @Override
        public Optional<Files> asFiles() {
            return Optional.of(this);
        }

        @Override
        public void write(Json json) {
            json.name("content").value("files");
        }

        @Override
        public <T> T match(Cases<T> cases) {
            return cases.files(this);
        }
    }

    /**
     * A layer of a packaged archive that extracts itself with its jarmode tool.
     *
     * @param archive with fixed times; the same for all such layers of an image
     * @param leftOut paths below the directory that the tool extracts but the image must not contain
     */
    record Extracted(
            Source.NormalizedArchive archive,
            ExtractTool tool,
            List<String> leftOut,
            ImagePath directory,
            List<Entry> entries)
            implements LayerContent {
        public Extracted {
            leftOut = List.copyOf(leftOut);
            entries = within(directory, entries);
        }

        @Override
        public Optional<Extracted> asExtracted() {
            return Optional.of(this);
        }

        @Override
        public void write(Json json) {
            json.name("content").value("extracted");
            json.name("archive").value(archive.origin());
            json.name("tool").value(tool.name().toLowerCase(Locale.ROOT));
        }

        @Override
        public <T> T match(Cases<T> cases) {
            return cases.extracted(this);
        }
    }

    /** A layer that a recipe builds. */
    record Made(Recipe recipe, ImagePath directory) implements LayerContent {

        @Override
        public List<Entry> entries() {
            throw new IllegalStateException("the content of " + directory + " is known only after it is built");
        }

        @Override
        public Optional<Recipe> madeBy() {
            return Optional.of(recipe);
        }

        @Override
        public void write(Json json) {
            json.name("content").value("made");
            json.name("recipe").value(recipe.describe());
        }

        @Override
        public <T> T match(Cases<T> cases) {
            return cases.made(this);
        }
    }

    /** Checks that all entries are in the directory: only the directory is copied if the base image already has it. */
    private static List<Entry> within(ImagePath directory, List<Entry> entries) {
        for (Entry entry : entries) {
            if (!entry.path().startsWith(directory) && !(entry.isFolder() && directory.startsWith(entry.path()))) {
                throw new IllegalArgumentException(entry.path() + " is outside of " + directory);
            }
        }
        return List.copyOf(entries);
    }
}
