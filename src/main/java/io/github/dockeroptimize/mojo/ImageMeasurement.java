package io.github.dockeroptimize.mojo;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.container.RecordedBuild;
import io.github.dockeroptimize.image.Platform;
import io.github.dockeroptimize.mojo.module.MavenModule;
import io.github.dockeroptimize.mojo.module.ModulePlan;
import io.github.dockeroptimize.mojo.module.RunningGoal;
import io.github.dockeroptimize.plan.ImagePlan;
import io.github.dockeroptimize.report.BaseSizes;
import io.github.dockeroptimize.report.CompiledReport;
import io.github.dockeroptimize.report.ImageBackend;
import io.github.dockeroptimize.report.Report;
import io.github.dockeroptimize.report.Reporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Measures the image of a module, as planned and as built. */
final class ImageMeasurement {

    private final ReportRequest request;
    private final MavenModule module;
    private final Path output;
    private final List<Platform> platforms;

    ImageMeasurement(ReportRequest request) {
        this.request = request;
        this.module = request.image().module();
        this.output = request.image().output();
        this.platforms = request.image().options().platforms();
    }

    Report measure(ModulePlan.Packaged planned, ImageBackend builder) throws IOException {
        return Reporter.report(ReportFacts.measure(
                planned,
                builder,
                request.compression(),
                bases(PlannedImage.of(planned)),
                module.project(),
                Files.createDirectories(output)));
    }

    /**
     * The report of an image that was compiled in the container.
     *
     * @throws InvalidInputException if it has none of the plan's layers
     */
    Report measure(ImagePlan plan, BuiltImages.Built built) {
        Report report = CompiledReport.of(
                plan, built.analyzed(), built.compressed(), built.findings(), bases(PlannedImage.of(plan)));
        if (report.layers().isEmpty()) {
            throw new InvalidInputException(
                    "'builtImage' is " + quote(built.findings().source()) + ", which has no layer above its base "
                            + quote(plan.baseImage()),
                    "set the image that was built from the module's Dockerfile");
        }
        return report;
    }

    /** This plugin, if it has built the image or does so in this build; else a container engine. */
    ImageBackend builder(ModulePlan.Packaged planned) throws IOException {
        boolean built = RecordedBuild.in(output)
                .filter(last -> last.isOf(planned.plan().image()))
                .isPresent();
        RunningGoal build = new RunningGoal(
                "build",
                module.session(),
                module.execution().getMojoDescriptor().getPluginDescriptor());
        return built || build.in(module.project()) ? ImageBackend.PLUGIN : ImageBackend.DOCKER;
    }

    /**
     * The findings in the built image.
     *
     * @throws InvalidInputException if {@code builtImage} can't be read
     */
    BuiltImages.Found findBuilt(PlannedImage planned) throws IOException {
        String platform = platforms.stream().findFirst().orElse(Platform.USUAL).toString();
        return new BuiltImages(
                        planned,
                        module.directory(),
                        output,
                        platform,
                        request.remotes().apply(planned))
                .find(request.builtImage());
    }

    private BaseSizes bases(PlannedImage planned) {
        return request.remotes().apply(planned).baseSizes(platforms);
    }

    /** Whether a built image is configured: what is compiled in the container is unknown without one. */
    boolean namesBuiltImage() {
        return request.builtImage().isPresent();
    }
}
