package io.github.dockeroptimize.image;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The files in a directory; paths outside of it are refused. */
final class DirectoryFiles implements StoredFiles {

    private final Path folder;

    DirectoryFiles(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    @Override
    public Optional<Place> place(String name) throws IOException {
        try {
            Path file = folder.resolve(name).normalize();
            return file.startsWith(folder) && Files.isRegularFile(file)
                    ? Optional.of(new Place(name, 0, Files.size(file)))
                    : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    @Override
    public InputStream open(Place place) throws IOException {
        return Files.newInputStream(folder.resolve(place.name()));
    }

    @Override
    public long stored() throws IOException {
        try (Stream<Path> files = Files.walk(folder, 3)) {
            return files.map(Path::toFile)
                    .filter(java.io.File::isFile)
                    .mapToLong(java.io.File::length)
                    .sum();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
