package io.github.dockeroptimize.mojo;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.container.Platform;
import io.github.dockeroptimize.plan.SourcePlan;
import io.github.dockeroptimize.report.BaseSizes;
import io.github.dockeroptimize.report.Report;
import io.github.dockeroptimize.report.ReportJson;
import io.github.dockeroptimize.report.ReportPage;
import io.github.dockeroptimize.report.ReportText;
import io.github.dockeroptimize.report.Reporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.inject.Inject;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.ProjectDependenciesResolver;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/**
 * Says what the image costs: what is in its layers, what each change pushes again, what the image would be without layers,
 * and what would make it better. It is written as a page, {@code report.html}, for programs, {@code report.json}, and to the
 * terminal. The image need not be built for it.
 *
 * @since 0.1.0
 */
@Mojo(name = "report", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
public final class ReportMojo extends ImageParameters {

    /** Maven writes {@code [INFO] } before each line. */
    private static final int TERMINAL_WIDTH = 100 - 7;

    /**
     * Whether the registries of base images are asked how large those are. Without it, and offline, only what the project
     * adds to its base is reported.
     *
     * @since 0.1.0
     */
    @Parameter(property = "docker-optimize.askRegistries", defaultValue = "true")
    boolean askRegistries;

    /**
     * Allows registries that speak plain HTTP, or whose certificate nobody vouches for.
     *
     * @since 0.1.0
     */
    @Parameter(property = "docker-optimize.allowInsecureRegistries", defaultValue = "false")
    boolean allowInsecureRegistries;

    /**
     * Registries that are asked first for base images, such as {@code docker.io=mirror.example.com}. Those of Jib's own
     * configuration file follow.
     *
     * @since 0.1.0
     */
    @Parameter(property = "docker-optimize.registryMirrors")
    List<String> registryMirrors = new ArrayList<>();

    /**
     * Login for the registry of the base image, as the goal {@code build} has it.
     *
     * @since 0.1.0
     */
    @Parameter
    @Nullable
    RegistryAuth baseImageAuth;

    /**
     * Docker credential helper for the registry of the base image: the part of its name after {@code docker-credential-},
     * or a path.
     *
     * @since 0.1.0
     */
    @Parameter(property = "docker-optimize.baseImageCredentialHelper")
    @Nullable
    String baseImageCredentialHelper;

    private final ProjectDependenciesResolver resolver;
    private final SettingsDecrypter decrypter;

    /** Maven makes the goal. */
    @Inject
    public ReportMojo(ProjectDependenciesResolver resolver, SettingsDecrypter decrypter) {
        this.resolver = resolver;
        this.decrypter = decrypter;
    }

    @Override
    Set<Artifact> classPath() throws MojoExecutionException {
        return new RuntimeClassPath(resolver).of(project, session);
    }

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        try {
            Optional<SourcePlan> sources = sourcePlan();
            if (sources.isPresent() || (contents.equals("sources") && !skip)) {
                getLog().info("Skipped: " + project.getArtifactId()
                        + " is compiled in the container, so there is nothing to report before its image is built");
                return;
            }
            Optional<Planned> planned = planned();
            if (planned.isPresent()) {
                write(planned.get());
            }
        } catch (InvalidInputException e) {
            throw new MojoFailureException(e.getMessage(), e);
        } catch (IOException e) {
            throw Unwritable.explain(outputDirectory, e);
        } catch (UncheckedIOException e) {
            throw Unwritable.explain(outputDirectory, e);
        }
    }

    private void write(Planned planned) throws IOException {
        Path folder = outputDirectory.toPath();
        Files.createDirectories(folder);
        Report report = Reporter.report(
                ReportFacts.measure(planned, bases(), project.getBasedir().toPath(), folder));
        Files.writeString(folder.resolve("report.json"), ReportJson.write(report));
        Files.writeString(folder.resolve("report.html"), ReportPage.write(report));
        ReportText.lines(report, TERMINAL_WIDTH).forEach(getLog()::info);
        getLog().info("");
        getLog().info("Wrote " + PathDisplay.relative(session, folder.resolve("report.html")) + " and report.json");
    }

    private BaseSizes bases() {
        if (session.isOffline()) {
            return base -> BaseSizes.Answer.unknown("Maven is offline");
        }
        if (!askRegistries) {
            return base -> BaseSizes.Answer.unknown("docker-optimize.askRegistries is off");
        }
        AccessParameters access = new AccessParameters(
                getLog(),
                session,
                allowInsecureRegistries,
                registryMirrors,
                null,
                null,
                baseImageAuth,
                baseImageCredentialHelper);
        return new RegistryBaseSizes(
                new AccessOptions(access, decrypter).read(),
                BuildOptions.cacheFolder(null),
                platforms.stream()
                        .map(platform -> Platform.parse(String.valueOf(platform)))
                        .toList());
    }
}
