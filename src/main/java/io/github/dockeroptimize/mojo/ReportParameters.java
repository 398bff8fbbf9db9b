package io.github.dockeroptimize.mojo;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.container.LastBuild;
import io.github.dockeroptimize.container.Platform;
import io.github.dockeroptimize.container.RegistryAccess;
import io.github.dockeroptimize.inspect.NoMainClassException;
import io.github.dockeroptimize.plan.SourcePlan;
import io.github.dockeroptimize.report.BaseSizes;
import io.github.dockeroptimize.report.Builder;
import io.github.dockeroptimize.report.CompiledReport;
import io.github.dockeroptimize.report.Report;
import io.github.dockeroptimize.report.Reporter;
import io.github.dockeroptimize.report.image.ImageReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.ProjectDependenciesResolver;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/** The parameters of goals that measure an image. */
abstract class ReportParameters extends ImageParameters {

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

    /**
     * The built image to look into as well: a tar as {@code docker save} and the goal {@code build} write it, an OCI archive,
     * the folder of an OCI image layout, or a reference, which its registry is asked for. Without it, it is the one that
     * {@code build} has put into {@code image.tar} or pushed, where it has. What is compiled in the container is known by
     * such an image only.
     *
     * @since 0.1.0
     */
    @Parameter(property = "docker-optimize.builtImage")
    @Nullable
    String builtImage;

    /**
     * Login for the registry that the built image is in, as the goal {@code build} has it.
     *
     * @since 0.1.0
     */
    @Parameter
    @Nullable
    RegistryAuth imageAuth;

    /**
     * Docker credential helper for the registry that the built image is in: the part of its name after
     * {@code docker-credential-}, or a path.
     *
     * @since 0.1.0
     */
    @Parameter(property = "docker-optimize.imageCredentialHelper")
    @Nullable
    String imageCredentialHelper;

    /**
     * Folder of layers and base images that builds on this machine share, as the goal {@code build} has it.
     *
     * @since 0.1.0
     */
    @Parameter(property = "docker-optimize.cacheDirectory")
    @Nullable
    File cacheDirectory;

    private final ProjectDependenciesResolver resolver;
    private final SettingsDecrypter decrypter;

    ReportParameters(ProjectDependenciesResolver resolver, SettingsDecrypter decrypter) {
        this.resolver = resolver;
        this.decrypter = decrypter;
    }

    @Override
    final Set<Artifact> classPath() throws MojoExecutionException {
        return new RuntimeClassPath(resolver).of(project, session);
    }

    /**
     * The plan of the module's image; empty where there is nothing to do, which is then said. Where a whole reactor is
     * measured, its libraries are passed over.
     */
    final Optional<Planned> plannedUnlessLibrary() throws MojoExecutionException {
        try {
            return planned();
        } catch (NoMainClassException e) {
            if (!isUsedByAnother()) {
                throw e;
            }
            getLog().info("Skipped: " + project.getArtifactId() + " has no main class, and other modules use it");
            return Optional.empty();
        }
    }

    private boolean isUsedByAnother() {
        return Objects.requireNonNullElse(session.getAllProjects(), session.getProjects()).stream()
                .flatMap(other -> other.getDependencies().stream())
                .anyMatch(dependency -> dependency.getArtifactId().equals(project.getArtifactId())
                        && dependency.getGroupId().equals(project.getGroupId()));
    }

    final Report measure(Planned planned, Builder builder) throws IOException {
        Path folder = Files.createDirectories(outputDirectory.toPath());
        return Reporter.report(ReportFacts.measure(planned, builder, bases(), project, folder));
    }

    /** This plugin, where it has built the image or does so in this build; else a container engine will. */
    final Builder builder(Planned planned) throws IOException {
        boolean built = LastBuild.in(outputDirectory.toPath())
                .filter(last -> last.image().equals(planned.plan().image()))
                .isPresent();
        RunningGoal build =
                new RunningGoal("build", session, execution.getMojoDescriptor().getPluginDescriptor());
        return built || build.in(project) ? Builder.PLUGIN : Builder.DOCKER;
    }

    /**
     * What is in the image as it was built.
     *
     * @throws io.github.dockeroptimize.InvalidInputException if {@code builtImage} can't be read
     */
    final BuiltImages.Found findBuilt(PlannedImage planned) throws IOException {
        return new BuiltImages(planned, project.getBasedir().toPath(), outputDirectory.toPath(), platform(), remotes())
                .find(Optional.ofNullable(builtImage));
    }

    /** Whether a built image is named: without one, nothing is known of what is compiled in the container. */
    final boolean namesBuiltImage() {
        return builtImage != null && !builtImage.isBlank();
    }

    /**
     * The report of an image that was compiled in its container.
     *
     * @throws InvalidInputException if it has nothing that the plan says
     */
    final Report measure(SourcePlan plan, BuiltImages.Built built) {
        Report report = CompiledReport.of(plan, built.analyzed(), built.compressed(), built.findings(), bases());
        if (report.layers().isEmpty()) {
            throw new InvalidInputException(
                    "'builtImage' is " + quote(built.findings().source()) + ", which has no layer above its base "
                            + quote(plan.baseImage()) + "; name the image that was built from the module's Dockerfile");
        }
        return report;
    }

    private Optional<String> whyNotAsked() {
        if (session.isOffline()) {
            return Optional.of("Maven is offline");
        }
        return askRegistries ? Optional.empty() : Optional.of("docker-optimize.askRegistries is off");
    }

    private BaseSizes bases() {
        Optional<String> why = whyNotAsked();
        return why.isPresent()
                ? base -> BaseSizes.Answer.unknown(why.get())
                : new RegistryBaseSizes(access(), BuildOptions.cacheFolder(cacheDirectory), parsedPlatforms());
    }

    private RemoteImages remotes() {
        Optional<String> why = whyNotAsked();
        return why.isPresent()
                ? new RemoteImages.Unasked(why.get())
                : new RemoteImages.Asked(access(), BuildOptions.cacheFolder(cacheDirectory));
    }

    private List<Platform> parsedPlatforms() {
        return platforms.stream()
                .map(platform -> Platform.parse(String.valueOf(platform)))
                .toList();
    }

    private String platform() {
        return parsedPlatforms().stream().findFirst().map(Platform::toString).orElse(ImageReader.USUAL_PLATFORM);
    }

    private RegistryAccess access() {
        AccessParameters access = new AccessParameters(
                getLog(),
                session,
                allowInsecureRegistries,
                registryMirrors,
                imageAuth,
                imageCredentialHelper,
                baseImageAuth,
                baseImageCredentialHelper);
        return new AccessOptions(access, decrypter).read();
    }
}
