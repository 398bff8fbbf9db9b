package io.github.dockeroptimize.container;

import io.github.dockeroptimize.container.cache.StagedLayer;
import io.github.dockeroptimize.image.ImageFormat;
import io.github.dockeroptimize.image.ImageManifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A tar file. It is written next to the old one and moved into place, so that a failure leaves the old one. */
final class TarTarget implements Target {

    private final Path file;
    private final ImageFormat format;
    private final List<String> names;

    /**
     * @param names all names of the image, each with its tag
     */
    TarTarget(Path file, ImageFormat format, List<String> names) {
        this.file = file.toAbsolutePath().normalize();
        this.format = format;
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
    public Delivered deliver(JibBuild call, List<StagedLayer> layers)
            throws IOException, JibFailure, BuildFailureException, InterruptedException {
        Path beside = file.resolveSibling("." + file.getFileName() + "-" + UUID.randomUUID());
        try {
            Files.createDirectories(file.getParent());
            JibBuild.Result result = call.write(layers, beside);
            ImageTar tar = new ImageTar(beside);
            if (format == ImageFormat.OCI) {
                tar.makeLoadable(names);
            }
            ImageManifest manifest = tar.manifest();
            Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            return new Delivered(
                    result.digest(),
                    result.id(),
                    List.of(manifest),
                    digest -> BuiltLayer.Transfer.WRITTEN,
                    Map.of(),
                    stamp(file));
        } catch (IOException e) {
            throw FullDiskException.explain(file, e);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    private static String stamp(Path file) throws IOException {
        return Files.size(file) + " " + Files.getLastModifiedTime(file).toInstant();
    }
}
