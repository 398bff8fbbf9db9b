package io.github.dockeroptimize.image;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.output.Directories;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/** Writes an image as the directory of an OCI image layout. */
public final class LayoutWriter {

    private LayoutWriter() {}

    /**
     * Writes the directory next to its place and moves it there, so that nobody sees a part of it. An earlier layout is
     * replaced.
     *
     * @param blobs the file with the stored bytes of each layer
     * @param names all names of the image, each with its tag
     * @throws InvalidInputException if there is something else than a layout at this place
     */
    public static void write(
            Path directory, WrittenImages written, Function<ImageLayer, Path> blobs, List<String> names)
            throws IOException {
        Path place = directory.toAbsolutePath().normalize();
        requireReplaceable(place);
        Path part = neighbour(place);
        try {
            Files.createDirectories(part.resolve(LayoutIndex.BLOBS));
            for (Map.Entry<String, byte[]> file :
                    LayoutIndex.documents(written, names).entrySet()) {
                Files.write(part.resolve(file.getKey()), file.getValue());
            }
            for (Map.Entry<String, ImageLayer> file :
                    LayoutIndex.layers(written).entrySet()) {
                Path copy = part.resolve(file.getKey());
                Files.copy(blobs.apply(file.getValue()), copy);
                requireSize(file.getValue(), Files.size(copy));
            }
            replace(place, part);
        } finally {
            deleteIfThere(part);
        }
    }

    static void requireSize(ImageLayer layer, long size) throws IOException {
        if (size != layer.size()) {
            throw new IOException("the layer " + quote(layer.digest()) + " has " + size
                    + " bytes in the cache instead of " + layer.size());
        }
    }

    private static void requireReplaceable(Path place) throws IOException {
        if (!Files.exists(place) || Files.exists(place.resolve("oci-layout"))) {
            return;
        }
        if (Files.isDirectory(place)) {
            try (Stream<Path> content = Files.list(place)) {
                if (content.findAny().isEmpty()) {
                    return;
                }
            }
        }
        throw new InvalidInputException(
                quote(place) + " is not an image layout and isn't overwritten", "move it, or name another directory");
    }

    private static void replace(Path place, Path written) throws IOException {
        Path old = neighbour(place);
        try {
            if (Files.exists(place)) {
                Files.move(place, old, StandardCopyOption.ATOMIC_MOVE);
            }
            Files.move(written, place, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            if (Files.exists(old) && !Files.exists(place)) {
                Files.move(old, place, StandardCopyOption.ATOMIC_MOVE);
            }
            throw e;
        }
        deleteIfThere(old);
    }

    private static Path neighbour(Path place) {
        return place.resolveSibling("." + place.getFileName() + "-" + UUID.randomUUID());
    }

    private static void deleteIfThere(Path folder) throws IOException {
        if (Files.exists(folder)) {
            Directories.delete(folder);
        }
    }
}
