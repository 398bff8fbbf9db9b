package io.github.dockeroptimize.container;

import io.github.dockeroptimize.image.Digests;
import io.github.dockeroptimize.image.ImageLayer;
import io.github.dockeroptimize.image.LayoutWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** A directory with an OCI image layout. */
final class LayoutTarget implements Target {

    private final Path directory;
    private final List<String> names;

    /**
     * @param names all names of the image, each with its tag
     */
    LayoutTarget(Path directory, List<String> names) {
        this.directory = directory.toAbsolutePath().normalize();
        this.names = names;
    }

    @Override
    public String place() {
        return "layout " + directory + " " + names;
    }

    @Override
    public boolean has(BuildHistory.Earlier earlier) throws IOException {
        try {
            return stamp().equals(earlier.proof());
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    @Override
    public Delivered deliver(FinishedImage image) throws IOException, BuildFailureException, InterruptedException {
        Function<ImageLayer, Path> files = image.files();
        try {
            Files.createDirectories(directory.resolveSibling(""));
            LayoutWriter.write(directory, image.written(), files, names);
            return Delivered.written(stamp());
        } catch (IOException e) {
            throw FullDiskException.explain(directory, e);
        }
    }

    /** Names, sizes and times of its files. */
    private String stamp() throws IOException {
        if (!Files.isDirectory(directory)) {
            return "";
        }
        StringBuilder stamps = new StringBuilder();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                stamps.append(directory.relativize(file))
                        .append(' ')
                        .append(TarTarget.stamp(file))
                        .append('\n');
            }
        }
        return Digests.hex(stamps.toString());
    }
}
