package io.github.dockeroptimize.mojo;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.container.LastBuild;
import io.github.dockeroptimize.container.RemoteImage;
import io.github.dockeroptimize.mojo.BuiltImages.Built;
import io.github.dockeroptimize.report.Builder;
import io.github.dockeroptimize.report.FindingsOfImage;
import io.github.dockeroptimize.report.image.AnalyzedImage;
import io.github.dockeroptimize.report.image.ImageConfig;
import io.github.dockeroptimize.report.image.ImageReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads a built image as one of a plan: with the plan's names for its layers, apart from those of its base. */
final class BuiltImageReader {

    private final PlannedImage plan;
    private final String platform;
    private final RemoteImages remotes;

    /**
     * @param platform which image of several is wanted
     */
    BuiltImageReader(PlannedImage plan, String platform, RemoteImages remotes) {
        this.plan = plan;
        this.platform = platform;
        this.remotes = remotes;
    }

    /** Opens an image. */
    @FunctionalInterface
    private interface Opening {
        ImageReader open() throws IOException;
    }

    /** The build that made the image with this id, where it is known. */
    @FunctionalInterface
    interface Noted {
        Optional<LastBuild> build(String id);
    }

    /**
     * From an archive or a folder.
     *
     * @param source what it is called for people
     */
    Built read(Path file, String source, Noted noted) throws IOException {
        return read(() -> ImageReader.open(file, platform), source, noted);
    }

    /** From a registry. */
    Built remote(String reference, Noted noted) throws IOException {
        if (remotes instanceof RemoteImages.Asked asked) {
            RemoteImage image = RemoteImage.built(reference, asked.access(), asked.cache());
            return read(() -> RegistryBlobs.open(image, platform), reference, noted);
        }
        throw new IOException("no registry is asked for it (" + ((RemoteImages.Unasked) remotes).why() + ")");
    }

    private Built read(Opening opening, String source, Noted noted) throws IOException {
        try (ImageReader reader = opening.open()) {
            int baseLayers = baseLayers(reader.config(), noted);
            AnalyzedImage image = reader.analyze(baseLayers);
            return new Built(
                    FindingsOfImage.of(image, source, plan.layers()),
                    image,
                    plan.isCompiled() ? reader.compressedSizes(baseLayers, Builder.DOCKER::compressed) : List.of());
        }
    }

    /** By what the build noted, else by the base image itself, else what is left below the plan's layers. */
    private int baseLayers(ImageConfig image, Noted noted) {
        int all = image.diffIds().size();
        List<String> names = noted.build(image.id())
                .map(build -> build.layersOf(image.platform()))
                .orElse(List.of());
        if (names.size() == all) {
            return (int) names.stream().filter("base"::equals).count();
        }
        return layersOfBase(image).filter(layers -> layers > 0).orElseGet(() -> belowThePlan(image));
    }

    /** Empty where the image isn't built upon the base as its registry has it now. */
    private Optional<Integer> layersOfBase(ImageConfig image) {
        if (!(remotes instanceof RemoteImages.Asked asked)) {
            return Optional.empty();
        }
        RemoteImage base = RemoteImage.base(plan.base(), asked.access(), asked.cache());
        try (ImageReader reader = RegistryBlobs.open(base, image.platform())) {
            return Optional.of(reader.config().diffIds().size())
                    .filter(layers -> layers == image.layersOf(reader.config()));
        } catch (InvalidInputException | IOException e) {
            return Optional.empty(); // the number of layers says as much in most cases
        }
    }

    /** Instructions after those of the plan that change no file, such as WORKDIR, leave empty layers. */
    private int belowThePlan(ImageConfig image) {
        int below = image.diffIds().size();
        while (below > plan.layers().size() && image.diffIds().get(below - 1).equals(ImageConfig.EMPTY_LAYER)) {
            below--;
        }
        return Math.max(0, below - plan.layers().size());
    }
}
