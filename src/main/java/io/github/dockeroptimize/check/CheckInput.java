package io.github.dockeroptimize.check;

import io.github.dockeroptimize.plan.BaseImage;
import io.github.dockeroptimize.plan.Layer;
import io.github.dockeroptimize.plan.User;
import io.github.dockeroptimize.report.FileWaste;
import io.github.dockeroptimize.report.ImageFindings;
import io.github.dockeroptimize.report.Report;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The input of rules. What takes time is only measured when a rule needs it.
 *
 * @param image the module's image; empty if it has none
 * @param dockerfiles those of the module
 * @param ignored names of lint rules to ignore
 * @param registries the registries that Dockerfiles may take images from; empty allows all
 */
public record CheckInput(
        Optional<Image> image, List<LintedFile> dockerfiles, List<String> ignored, Set<String> registries) {

    public CheckInput {
        dockerfiles = List.copyOf(dockerfiles);
        ignored = List.copyOf(ignored);
        registries = Set.copyOf(registries);
    }

    /**
     * An image as it is planned.
     *
     * @param bases the base images of its stages, beginning with the last stage
     * @param contents its layers; empty if it is compiled in the container
     * @param committed generated files that were committed
     */
    public record Image(List<BaseImage> bases, User user, Optional<Packed> contents, List<CommittedFile> committed) {

        public Image {
            bases = List.copyOf(bases);
            committed = List.copyOf(committed);
        }
    }

    /**
     * What the build has packaged for an image.
     *
     * @param built the built image; empty if there is none
     * @param baseline a report to compare with
     */
    public record Packed(
            List<Layer> layers, Supplier<Report> report, Supplier<Optional<Built>> built, Optional<Path> baseline) {

        public Packed {
            layers = List.copyOf(layers);
        }

        /** The waste in the built image if there is one, else in the planned layers. */
        FileWaste waste() {
            return built.get().map(image -> FileWaste.of(image.findings())).orElseGet(() -> FileWaste.of(layers));
        }
    }

    /**
     * An image as it was built.
     *
     * @param files finds the files above its base by their absolute paths
     */
    public record Built(ImageFindings findings, Function<Predicate<String>, List<BuiltFile>> files) {}

    /**
     * A file of a built image.
     *
     * @param path absolute
     */
    public record BuiltFile(String path, String layer) {}

    /**
     * A Dockerfile to be linted.
     *
     * @param name as the user would type it
     * @param ignoreFile the text of the {@code .dockerignore} next to it
     */
    public record LintedFile(String name, String text, Optional<String> ignoreFile) {}

    /**
     * A generated file that was committed.
     *
     * @param name as the user would type it
     * @param planned what {@code generate} would write now
     */
    public record CommittedFile(String name, String text, String planned) {}
}
