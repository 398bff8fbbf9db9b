package io.github.dockeroptimize.mojo;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.plan.SourcePlan;
import io.github.dockeroptimize.report.FleetJson;
import io.github.dockeroptimize.report.FleetPage;
import io.github.dockeroptimize.report.FleetReport;
import io.github.dockeroptimize.report.FleetText;
import io.github.dockeroptimize.report.Report;
import io.github.dockeroptimize.report.ReportJson;
import io.github.dockeroptimize.report.ReportPage;
import io.github.dockeroptimize.report.ReportText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.project.ProjectDependenciesResolver;
import org.apache.maven.settings.crypto.SettingsDecrypter;

/**
 * Says what the image costs: what is in its layers, what each change pushes again, what the image would be without layers,
 * and what would make it better. It is written as a page, {@code report.html}, for programs, {@code report.json}, and to the
 * terminal. The image need not be built for it; where it is, it is looked into as well. Only what is compiled in the container
 * is known no sooner than that: {@code builtImage} names its image. In a reactor the last module writes what the images cost
 * together, {@code fleet.html} and {@code fleet.json}, at the root.
 *
 * @since 0.1.0
 */
@Mojo(name = "report", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
public final class ReportMojo extends ReportParameters {

    /** Maven writes {@code [INFO] } before each line. */
    private static final int TERMINAL_WIDTH = 100 - 7;

    /** Maven makes the goal. */
    @Inject
    public ReportMojo(ProjectDependenciesResolver resolver, SettingsDecrypter decrypter) {
        super(resolver, decrypter);
    }

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        try {
            boolean reported = report();
            ReactorReports reports = new ReactorReports(
                    session, execution.getMojoDescriptor().getPluginDescriptor(), project, outputDirectory.toPath());
            if (reports.done(reported)) {
                writeFleet(reports);
            }
        } catch (InvalidInputException e) {
            throw new MojoFailureException(e.getMessage(), e);
        } catch (IOException e) {
            throw Unwritable.explain(outputDirectory, e);
        } catch (UncheckedIOException e) {
            throw Unwritable.explain(outputDirectory, e);
        }
    }

    private boolean report() throws IOException, MojoExecutionException {
        Optional<SourcePlan> sources = sourcePlan();
        if (sources.isPresent()) {
            return compiled(sources.get());
        }
        if (contents.equals("sources") && !skip) {
            getLog().info("Skipped: " + project.getArtifactId() + " is compiled in the container, and has no image");
            return false;
        }
        Optional<Planned> planned = plannedUnlessLibrary();
        if (planned.isPresent()) {
            write(planned.get());
        }
        return planned.isPresent();
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
                        : List.of("Of an earlier build: " + String.join(", ", reported.earlier())));
        Path folder = Files.createDirectories(reports.root());
        Files.writeString(folder.resolve("fleet.json"), FleetJson.write(fleet));
        Files.writeString(folder.resolve("fleet.html"), FleetPage.write(fleet));
        getLog().info("");
        FleetText.lines(fleet, TERMINAL_WIDTH).forEach(getLog()::info);
        getLog().info("");
        getLog().info("Wrote " + PathDisplay.relative(session, folder.resolve("fleet.html")) + " and fleet.json");
    }

    private boolean compiled(SourcePlan plan) throws IOException {
        if (!namesBuiltImage()) {
            getLog().info("Skipped: " + project.getArtifactId()
                    + " is compiled in the container, so there is nothing to report before its image is built; build it,"
                    + " and name it by -Ddocker-optimize.builtImage");
            return false;
        }
        Optional<BuiltImages.Built> built = findBuilt(PlannedImage.of(plan)).image();
        if (built.isPresent()) {
            write(measure(plan, built.get()));
        }
        return built.isPresent();
    }

    private void write(Planned planned) throws IOException {
        // first, since a name that leads nowhere is an error
        BuiltImages.Found built = findBuilt(PlannedImage.of(planned));
        Report measured = measure(planned, builder(planned));
        Report found = built.findings().isPresent()
                ? measured.with(built.findings().get())
                : PlannedFindings.of(planned.plan(), outputDirectory.toPath())
                        .map(measured::withPlanned)
                        .orElse(measured);
        built.note().ifPresent(getLog()::info);
        write(built.note().map(found::withNote).orElse(found));
    }

    private void write(Report report) throws IOException {
        Path folder = Files.createDirectories(outputDirectory.toPath());
        Files.writeString(folder.resolve("report.json"), ReportJson.write(report));
        Files.writeString(folder.resolve("report.html"), ReportPage.write(report));
        ReportText.lines(report, TERMINAL_WIDTH).forEach(getLog()::info);
        getLog().info("");
        getLog().info("Wrote " + PathDisplay.relative(session, folder.resolve("report.html")) + " and report.json");
    }
}
