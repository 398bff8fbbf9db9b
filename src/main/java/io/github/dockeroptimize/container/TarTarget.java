package io.github.dockeroptimize.container;

import io.github.dockeroptimize.image.ArchiveWriter;
import io.github.dockeroptimize.image.ImageLayer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/** A tar file. */
final class TarTarget implements Target {

    private final Path file;
    private final List<String> names;

    /**
     * @param names all names of the image, each with its tag
     */
    TarTarget(Path file, List<String> names) {
        this.file = file.toAbsolutePath().normalize();
        this.names = names;
    }

    @Override
    public String place() {
        return "tar " + file + " " + names;
    }

    @Override
    public boolean has(BuildHistory.Earlier earlier) throws IOException {
        try {
            return stamp(file).equals(earlier.proof());
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    @Override
    public Delivered deliver(FinishedImage image) throws IOException, BuildFailureException, InterruptedException {
        Function<ImageLayer, Path> files = image.files();
        try {
            Files.createDirectories(file.getParent());
            ArchiveWriter.write(file, image.written(), files, names);
            return Delivered.written(stamp(file));
        } catch (IOException e) {
            throw FullDiskException.explain(file, e);
        }
    }

    /** Size and time, which change when it is written. */
    static String stamp(Path file) throws IOException {
        return Files.size(file) + " " + Files.getLastModifiedTime(file).toInstant();
    }
}
