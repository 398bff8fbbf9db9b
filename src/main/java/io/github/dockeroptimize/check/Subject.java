package io.github.dockeroptimize.check;

import io.github.dockeroptimize.plan.BaseImage;
import io.github.dockeroptimize.plan.Layer;
import io.github.dockeroptimize.plan.User;
import io.github.dockeroptimize.report.ImageFindings;
import io.github.dockeroptimize.report.Report;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * What rules look at. What takes time is only measured where a rule asks for it.
 *
 * @param image what is known of the module's image; empty where it gets none
 * @param dockerfiles those of the module
 * @param ignored names of rules of the linter that don't count
 */
public record Subject(Optional<Image> image, List<LintedFile> dockerfiles, List<String> ignored) {

    public Subject {
        dockerfiles = List.copyOf(dockerfiles);
        ignored = List.copyOf(ignored);
    }

    /**
     * An image as it is planned.
     *
     * @param bases what its stages start from, the last stage's first
     * @param contents what is known of its layers; empty where it is compiled in the container
     * @param committed files that were generated and then committed
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
     * @param built the image as it was built; empty where there is none
     * @param baseline a report to compare with
     */
    public record Packed(
            List<Layer> layers, Supplier<Report> report, Supplier<Optional<Built>> built, Optional<Path> baseline) {

        public Packed {
            layers = List.copyOf(layers);
        }
    }

    /**
     * An image as it was built.
     *
     * @param files those above its base whose path, from the root on, is asked for
     */
    public record Built(ImageFindings findings, Function<Predicate<String>, List<BuiltFile>> files) {}

    /**
     * A file of a built image.
     *
     * @param path from the root on
     */
    public record BuiltFile(String path, String layer) {}

    /**
     * A Dockerfile to be linted.
     *
     * @param name as the user would type it
     * @param ignoreFile the text of the {@code .dockerignore} beside it
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
