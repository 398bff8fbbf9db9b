package io.github.dockeroptimize.image;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.InvalidInputException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongBinaryOperator;

/**
 * Reads an image: an archive as {@code docker save} or {@code build} writes it or an OCI archive, each plain or
 * compressed as a whole, a directory with an OCI layout, or any other source of blobs. Layers may be plain or
 * compressed by gzip or zstd. It writes no files and refuses content that does not match its digest.
 */
public final class ImageReader implements AutoCloseable {

    /** The default platform for an index. */
    public static final String USUAL_PLATFORM = "linux/amd64";

    private final String name;
    private final Closeable files;
    private final StoredImage image;

    private ImageReader(String name, Closeable files, StoredImage image) {
        this.name = name;
        this.files = files;
        this.image = image;
    }

    /**
     * Opens an image on the disk.
     *
     * @param path an archive or the directory of an OCI layout
     * @param platform of the image to choose from an index; the first image if there is none for it
     */
    public static ImageReader open(Path path, String platform) throws IOException {
        if (!Files.exists(path)) {
            throw new InvalidInputException("there is no image at " + quote(path), "build it first");
        }
        StoredFiles files = null;
        try {
            files = Files.isDirectory(path) ? new DirectoryFiles(path) : ArchiveFiles.open(path);
            return new ImageReader(path.toString(), files, stored(files, platform));
        } catch (IOException e) {
            if (files != null) {
                files.close();
            }
            throw explained(path.toString(), e);
        }
    }

    /**
     * Opens an image from another source.
     *
     * @param reference the source's name of the image, or the digest of its manifest
     */
    public static ImageReader open(BlobSource blobs, String reference, String platform) throws IOException {
        try {
            Optional<Digest> digest =
                    reference.matches("sha(?:256|512):.*") ? Optional.of(Digest.parse(reference)) : Optional.empty();
            return new ImageReader(
                    reference, () -> {}, new ManifestChoice(blobs, platform).image(reference, digest, 0));
        } catch (IOException e) {
            throw explained(reference, e);
        }
    }

    /**
     * Opens layers that are not part of an image yet.
     *
     * @param tars from the lowest to the highest, uncompressed
     */
    public static ImageReader ofLayers(List<Path> tars) throws IOException {
        return new ImageReader("the plan", () -> {}, TarLayers.read(tars));
    }

    private static StoredImage stored(StoredFiles files, String platform) throws IOException {
        if (files.place(LayoutBlobs.INDEX).isPresent()) {
            return new ManifestChoice(new LayoutBlobs(files), platform)
                    .image(LayoutBlobs.INDEX, Optional.empty(), files.stored());
        }
        if (files.place(DockerArchive.MANIFEST).isPresent()) {
            return DockerArchive.read(files);
        }
        throw new DamagedImageException("has neither an 'index.json' nor a 'manifest.json'");
    }

    public StoredConfig config() {
        return image.config();
    }

    /**
     * Reads all layers.
     *
     * @param baseLayers how many of the lowest layers belong to the base image, see {@link StoredConfig#layersOf}
     */
    public AnalyzedImage analyze(int baseLayers) throws IOException {
        return analyze(baseLayers, MemoryLimit.ofHeap(), DecompressionLimit.of(image.stored()));
    }

    public AnalyzedImage analyze(int baseLayers, MemoryLimit memory, DecompressionLimit allowance) throws IOException {
        int base = Math.max(0, Math.min(baseLayers, image.config().diffIds().size()));
        try {
            return new ImageAnalysis(image, base, memory, allowance).run();
        } catch (IOException e) {
            throw explained(name, e);
        }
    }

    /**
     * The compressed size of each layer above the base in a registry. Uncompressed layers are read and compressed.
     *
     * @param baseLayers as in {@link #analyze}
     * @param builder computes the builder's compressed size from zlib's compressed size and the plain size
     */
    public List<Long> compressedSizes(int baseLayers, LongBinaryOperator builder) throws IOException {
        List<Long> sizes = new ArrayList<>();
        for (StoredLayer layer :
                image.layers().subList(baseLayers, image.layers().size())) {
            sizes.add(CompressedSize.of(layer, builder));
        }
        return sizes;
    }

    /**
     * The attributes of some paths in the image.
     *
     * @param paths absolute ones
     * @return those that exist
     */
    public Map<String, PathAttributes> find(Collection<String> paths) throws IOException {
        try {
            return PathLookup.find(image, paths);
        } catch (IOException e) {
            throw explained(name, e);
        }
    }

    private static IOException explained(String name, IOException e) {
        if (e instanceof DamagedImageException) {
            throw new InvalidInputException(
                    quote(name) + " can't be read as an image, since it " + e.getMessage(),
                    "build or save it again",
                    e);
        }
        return e;
    }

    @Override
    public void close() throws IOException {
        files.close();
    }
}
