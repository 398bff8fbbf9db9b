package io.github.dockeroptimize.mojo;

import io.github.dockeroptimize.mojo.module.ModulePlan;
import io.github.dockeroptimize.mojo.module.ModulePlanner;
import io.github.dockeroptimize.mojo.module.PathDisplay;
import io.github.dockeroptimize.mojo.module.ReactorRoot;
import io.github.dockeroptimize.mojo.module.RuntimeClassPath;
import io.github.dockeroptimize.plan.ImagePlan;
import io.github.dockeroptimize.report.Report;
import io.github.dockeroptimize.report.fleet.FleetJson;
import io.github.dockeroptimize.report.fleet.FleetPage;
import io.github.dockeroptimize.report.fleet.FleetReport;
import io.github.dockeroptimize.report.fleet.FleetText;
import io.github.dockeroptimize.report.render.ReportJson;
import io.github.dockeroptimize.report.render.ReportPage;
import io.github.dockeroptimize.report.render.ReportText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.project.ProjectDependenciesResolver;
import org.apache.maven.settings.crypto.SettingsDecrypter;

/**
 * Shows what the image costs. That is what is in its layers, what each change pushes again, what the image would be
 * without layers, and what would make it better; as a page ({@code report.html}), for programs ({@code report.json})
 * and on the terminal. The image need not be built for it; where it is, it is analysed as well. What is compiled in the
 * container is known only by its built image, which {@code builtImage} names. In a reactor the last module writes what
 * the images cost together, {@code fleet.html} and {@code fleet.json}, at the root.
 *
 * @since 0.1.0
 */
@Mojo(name = "report", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
public final class ReportMojo extends ReportParameters {

    /** Maven writes {@code [INFO] } before each line. */
    private static final int TERMINAL_WIDTH = 100 - 7;

    /** Called by Maven. */
    @Inject
    public ReportMojo(ProjectDependenciesResolver resolver, SettingsDecrypter decrypter) {
        super(resolver, decrypter);
    }

    @Override
    void run() throws IOException, MojoExecutionException {
        ReportRequest request = ReportRequest.of(this);
        ImageMeasurement measurement = new ImageMeasurement(request);
        Optional<Report> report = new ModulePlanner(request.image(), new RuntimeClassPath(resolver), getLog()::warn)
                .plan()
                .match(
                        this::nothing,
                        packaged -> Optional.of(measure(packaged, measurement)),
                        compiled -> measure(compiled.plan(), measurement));
        if (report.isPresent()) {
            write(report.get());
        }
        done(report.isPresent());
    }

    /** The last module of a reactor writes the report of all. */
    @Override
    void skipped() throws IOException {
        done(false);
    }

    private void done(boolean reported) throws IOException {
        ReactorReports reports = new ReactorReports(
                session, execution.getMojoDescriptor().getPluginDescriptor(), project, outputDirectory.toPath());
        if (reports.done(reported)) {
            writeFleet(reports);
        }
    }

    private Optional<Report> nothing(ModulePlan.Nothing nothing) {
        say(nothing.message());
        return Optional.empty();
    }

    private Optional<Report> measure(ImagePlan plan, ImageMeasurement measurement) throws IOException {
        if (measurement.namesBuiltImage()) {
            return measurement.findBuilt(PlannedImage.of(plan)).image().map(built -> measurement.measure(plan, built));
        }
        return nothing(new ModulePlan.Nothing(project.getArtifactId()
                + " is compiled in the container, so there is nothing to report before its image is built; build it"
                + " and set -Ddocker-optimize.builtImage"));
    }

    private Report measure(ModulePlan.Packaged planned, ImageMeasurement measurement) throws IOException {
        // first, since an unreadable configured image is an error
        BuiltImages.Found built = measurement.findBuilt(PlannedImage.of(planned));
        Report measured = measurement.measure(planned, measurement.builder(planned));
        Report found = built.findings().isPresent()
                ? measured.with(built.findings().get())
                : PlannedFindings.of(planned.plan(), outputDirectory.toPath())
                        .map(measured::withPlanned)
                        .orElse(measured);
        built.note().ifPresent(this::say);
        return built.note().map(found::withNote).orElse(found);
    }

    private void writeFleet(ReactorReports reports) throws IOException {
        ReactorReports.Reported reported = reports.read();
        if (reported.members().size() < 2) {
            return;
        }
        FleetReport fleet = FleetReport.of(
                ReactorRoot.of(session).getArtifactId(),
                reported.members(),
                reported.earlier().isEmpty()
                        ? List.of()
                        : List.of("From an earlier build: " + String.join(", ", reported.earlier())));
        Path folder = Files.createDirectories(reports.root());
        Files.writeString(folder.resolve("fleet.json"), FleetJson.write(fleet));
        Files.writeString(folder.resolve("fleet.html"), FleetPage.write(fleet));
        say("");
        FleetText.lines(fleet, TERMINAL_WIDTH).forEach(this::say);
        say("");
        say("Wrote " + PathDisplay.relative(session, folder.resolve("fleet.html")) + " and fleet.json");
    }

    private void write(Report report) throws IOException {
        Path folder = Files.createDirectories(outputDirectory.toPath());
        Files.writeString(folder.resolve("report.json"), ReportJson.write(report));
        Files.writeString(folder.resolve("report.html"), ReportPage.write(report));
        ReportText.lines(report, TERMINAL_WIDTH).forEach(this::say);
        say("");
        say("Wrote " + PathDisplay.relative(session, folder.resolve("report.html")) + " and report.json");
    }
}
