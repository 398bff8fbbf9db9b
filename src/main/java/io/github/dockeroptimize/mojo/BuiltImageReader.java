package io.github.dockeroptimize.mojo;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.container.RecordedBuild;
import io.github.dockeroptimize.image.AnalyzedImage;
import io.github.dockeroptimize.image.ImageReader;
import io.github.dockeroptimize.image.StoredConfig;
import io.github.dockeroptimize.mojo.BuiltImages.Built;
import io.github.dockeroptimize.report.FindingsOfImage;
import io.github.dockeroptimize.report.ImageBackend;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads a built image in terms of its plan: which layers are the base's, and the plan's names for the others. */
final class BuiltImageReader {

    private final PlannedImage plan;
    private final String platform;
    private final RegistryPolicy remotes;

    /**
     * @param platform which one to take of several images
     */
    BuiltImageReader(PlannedImage plan, String platform, RegistryPolicy remotes) {
        this.plan = plan;
        this.platform = platform;
        this.remotes = remotes;
    }

    /** Opens an image. */
    @FunctionalInterface
    private interface Opening {
        ImageReader open() throws IOException;
    }

    /** The build that made the image with this id, if known. */
    @FunctionalInterface
    interface Noted {
        Optional<RecordedBuild> build(String id);
    }

    /**
     * From an archive or a directory.
     *
     * @param source its name for display
     */
    Built read(Path file, String source, Noted noted) throws IOException {
        return read(() -> ImageReader.open(file, platform), source, noted);
    }

    /** From a registry. */
    Built remote(String reference, Noted noted) throws IOException {
        return read(() -> remotes.built(reference, platform), reference, noted);
    }

    private Built read(Opening opening, String source, Noted noted) throws IOException {
        try (ImageReader reader = opening.open()) {
            int baseLayers = baseLayers(reader.config(), noted);
            AnalyzedImage image = reader.analyze(baseLayers);
            return new Built(
                    FindingsOfImage.of(image, source, plan.layers()),
                    image,
                    plan.isCompiled()
                            ? reader.compressedSizes(baseLayers, ImageBackend.DOCKER::compressed)
                            : List.of());
        }
    }

    /** By the record of the build, else by the base image itself, else what is left below the plan's layers. */
    private int baseLayers(StoredConfig image, Noted noted) {
        int all = image.diffIds().size();
        List<String> names = noted.build(image.id())
                .map(build -> build.layersOf(image.platform()))
                .orElse(List.of());
        if (names.size() == all) {
            return (int) names.stream().filter("base"::equals).count();
        }
        return layersOfBase(image).filter(layers -> layers > 0).orElseGet(() -> belowThePlan(image));
    }

    /** Empty where the image isn't built on the base that its registry has now. */
    private Optional<Integer> layersOfBase(StoredConfig image) {
        try (ImageReader reader = remotes.base(plan.base(), image.platform())) {
            return Optional.of(reader.config().diffIds().size())
                    .filter(layers -> layers == image.layersOf(reader.config()));
        } catch (InvalidInputException | IOException e) {
            return Optional.empty(); // in most cases the number of layers gives the same result
        }
    }

    /** Instructions after those of the plan that change no file, such as WORKDIR, leave empty layers. */
    private int belowThePlan(StoredConfig image) {
        int below = image.diffIds().size();
        while (below > plan.layers().size() && image.diffIds().get(below - 1).equals(StoredConfig.EMPTY_LAYER)) {
            below--;
        }
        return Math.max(0, below - plan.layers().size());
    }
}
