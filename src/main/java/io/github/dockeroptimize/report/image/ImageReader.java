package io.github.dockeroptimize.report.image;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.InvalidInputException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongBinaryOperator;

/**
 * Reads an image: an archive as {@code docker save} or {@code build} writes it or an OCI archive, each plain or compressed as a
 * whole, a folder with an OCI layout, or any other source of blobs. Layers may be plain or compressed by gzip or zstd. Nothing
 * is written anywhere, and bytes that don't have the digest they should have are refused.
 */
public final class ImageReader implements AutoCloseable {

    /** What an index is asked for where nothing else is said. */
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
     * @param path an archive or the folder of an OCI layout
     * @param platform which image of an index is wanted; where there is none for it, the first one is taken
     */
    public static ImageReader open(Path path, String platform) throws IOException {
        if (!Files.exists(path)) {
            throw new InvalidInputException("there is no image at " + quote(path) + "; build it first");
        }
        StoredFiles files = null;
        try {
            files = Files.isDirectory(path) ? new FolderFiles(path) : ArchiveFiles.open(path);
            return new ImageReader(path.toString(), files, stored(files, platform));
        } catch (IOException e) {
            if (files != null) {
                files.close();
            }
            throw explained(path.toString(), e);
        }
    }

    /**
     * Opens an image that lies anywhere else.
     *
     * @param reference what the source calls it; a digest, which its manifest must then have, or any other name
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
     * Opens layers that nobody has made an image of yet.
     *
     * @param tars from the lowest to the highest, not compressed
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

    public ImageConfig config() {
        return image.config();
    }

    /**
     * Reads all layers.
     *
     * @param baseLayers how many of the lowest layers belong to the base image, see {@link ImageConfig#layersOf}
     */
    public AnalyzedImage analyze(int baseLayers) throws IOException {
        return analyze(baseLayers, MemoryLimit.ofHeap(), Allowance.of(image.stored()));
    }

    AnalyzedImage analyze(int baseLayers, MemoryLimit memory, Allowance allowance) throws IOException {
        int base = Math.max(0, Math.min(baseLayers, image.config().diffIds().size()));
        try {
            return new ImageAnalysis(image, base, memory, allowance).run();
        } catch (IOException e) {
            throw explained(name, e);
        }
    }

    /**
     * The bytes of each layer above the base as a registry stores it: those that aren't compressed are compressed to be
     * counted. All of a layer is read for that.
     *
     * @param baseLayers as {@link #analyze} has it
     * @param builder tells of what zlib compresses a layer to, and of its plain size, what the image's builder makes of it
     */
    public List<Long> compressedSizes(int baseLayers, LongBinaryOperator builder) throws IOException {
        List<Long> sizes = new ArrayList<>();
        for (StoredLayer layer :
                image.layers().subList(baseLayers, image.layers().size())) {
            sizes.add(CompressedSize.of(layer, builder));
        }
        return sizes;
    }

    private static IOException explained(String name, IOException e) {
        if (e instanceof DamagedImageException) {
            throw new InvalidInputException(
                    quote(name) + " can't be read as an image, since it " + e.getMessage() + "; build or save it again",
                    e);
        }
        return e;
    }

    @Override
    public void close() throws IOException {
        files.close();
    }
}
