package io.github.dockeroptimize.mojo;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.container.BuildFailureException;
import io.github.dockeroptimize.container.BuildRequest;
import io.github.dockeroptimize.container.BuiltImage;
import io.github.dockeroptimize.container.ImageBuilder;
import io.github.dockeroptimize.container.Platform;
import io.github.dockeroptimize.container.ProxyProperties;
import io.github.dockeroptimize.inspect.PrebuiltInspection;
import io.github.dockeroptimize.plan.ImagePlan;
import io.github.dockeroptimize.plan.PrebuiltPlanner;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.inject.Inject;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/**
 * Builds the image that {@code generate} writes a Dockerfile for, without a container engine, and puts it into a tar file,
 * a registry or a daemon. An image that is there already, unchanged, is left as it is. Of a project that isn't Java it
 * takes what the host has built, where that runs on any machine: the pages of a front end, a static Go program.
 *
 * @since 0.1.0
 */
@Mojo(
        name = "build",
        defaultPhase = LifecyclePhase.PACKAGE,
        threadSafe = true,
        requiresDependencyResolution = ResolutionScope.RUNTIME)
public final class BuildMojo extends ImageParameters {

    /**
     * Where the image goes: {@code tar}, the file {@code image.tar} in the output folder, which {@code docker load},
     * skopeo and crane read; {@code registry}, the one in the image's name; or {@code daemon}, the container engine on this
     * machine.
     *
     * @since 0.1.0
     */
    @Parameter(property = "docker-optimize.destination", defaultValue = "tar")
    String destination;

    /**
     * Tags of the image beside the one in its name.
     *
     * @since 0.1.0
     */
    @Parameter(property = "docker-optimize.tags")
    List<String> tags = new ArrayList<>();

    /**
     * Format of manifest and config: {@code docker} or {@code oci}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "docker-optimize.format", defaultValue = "docker")
    String format;

    /**
     * When the image says it was created, as an ISO 8601 time or as seconds since the epoch. The default is
     * {@code project.build.outputTimestamp}, else the epoch: with the time of the build, every build would be another image.
     *
     * @since 0.1.0
     */
    @Parameter(property = "docker-optimize.creationTime", defaultValue = "${project.build.outputTimestamp}")
    @Nullable
    String creationTime;

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
     * Login for the registry that the image goes to: {@code username} and {@code password}, which are better kept out of the
     * POM. Without it, credentials are looked for where Jib, Docker and Podman look: the credential helper named here,
     * servers of {@code settings.xml}, the configuration files of Podman and Docker, helpers of well-known registries.
     *
     * @since 0.1.0
     */
    @Parameter
    @Nullable
    RegistryAuth imageAuth;

    /**
     * Login for the registry of the base image.
     *
     * @since 0.1.0
     */
    @Parameter
    @Nullable
    RegistryAuth baseImageAuth;

    /**
     * Docker credential helper for the registry that the image goes to: the part of its name after
     * {@code docker-credential-}, or a path.
     *
     * @since 0.1.0
     */
    @Parameter(property = "docker-optimize.imageCredentialHelper")
    @Nullable
    String imageCredentialHelper;

    /**
     * Docker credential helper for the registry of the base image.
     *
     * @since 0.1.0
     */
    @Parameter(property = "docker-optimize.baseImageCredentialHelper")
    @Nullable
    String baseImageCredentialHelper;

    /**
     * Folder of layers and base images that builds on this machine share. The default is {@code docker-optimize} in
     * {@code $XDG_CACHE_HOME}, else in {@code ~/.cache}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "docker-optimize.cacheDirectory")
    @Nullable
    File cacheDirectory;

    /**
     * Greatest size of that folder in megabytes. What was used last stays.
     *
     * @since 0.1.0
     */
    @Parameter(property = "docker-optimize.cacheSize", defaultValue = "5000")
    int cacheSize;

    /**
     * Client of the container engine for the destination {@code daemon}: {@code docker}, or one that takes the same words.
     *
     * @since 0.1.0
     */
    @Parameter(property = "docker-optimize.dockerExecutable", defaultValue = "docker")
    String dockerExecutable;

    /**
     * Annotations of the manifest. They can't be set without a container engine, so any is refused here, with the way that
     * can.
     *
     * @since 0.1.0
     */
    @Parameter
    Map<String, String> annotations = new LinkedHashMap<>();

    /**
     * Compression of layers: {@code gzip}. Another, such as {@code zstd}, can't be had without a container engine, and is
     * refused here, with the way that can.
     *
     * @since 0.1.0
     */
    @Parameter(property = "docker-optimize.compression", defaultValue = "gzip")
    String compression;

    private final SettingsDecrypter decrypter;

    /** Maven makes the goal. */
    @Inject
    public BuildMojo(SettingsDecrypter decrypter) {
        this.decrypter = decrypter;
    }

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        long start = System.nanoTime();
        try {
            Optional<ImagePlan> prebuilt = prebuilt();
            Optional<ImagePlan> plan = prebuilt.isPresent() ? prebuilt : plan();
            if (plan.isPresent()) {
                BuildRequest request = new BuildOptions(this, new AccessOptions(this, decrypter)).request(plan.get());
                plan.get().notes().forEach(note -> getLog().info("Note: " + note));
                BuiltImage image = build(request);
                getLog().info(BuildSummary.of(request, image, System.nanoTime() - start));
            }
        } catch (InvalidInputException e) {
            throw new MojoFailureException(e.getMessage(), e);
        } catch (BuildFailureException e) {
            throw new MojoExecutionException(e.getMessage(), e);
        } catch (IOException | UncheckedIOException e) {
            throw Unwritable.explain(outputDirectory, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MojoExecutionException("the build was interrupted", e);
        }
    }

    /** The plan of a project that isn't Java, of what the host has built of it. */
    private Optional<ImagePlan> prebuilt() {
        if (skip || !contents.equals("auto")) {
            return Optional.empty();
        }
        Path folder = project.getBasedir().toPath();
        return sourcePlan()
                .map(sources -> PrebuiltPlanner.plan(
                        PrebuiltInspection.find(sources.project(), folder, architecture()), sources));
    }

    /** That of the daemon is whatever this machine's is. */
    private Optional<String> architecture() {
        return destination.equals("daemon") && platforms.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        platforms.isEmpty()
                                ? "amd64"
                                : Platform.parse(platforms.get(0)).architecture());
    }

    @Override
    Set<Artifact> classPath() {
        return project.getArtifacts();
    }

    private BuiltImage build(BuildRequest request) throws IOException, BuildFailureException, InterruptedException {
        ProxyProperties proxies =
                ProxyProperties.applyWithLogins(request.access().proxies());
        try (ConsoleListener listener = new ConsoleListener(getLog(), Terminal.isThere(session))) {
            return ImageBuilder.build(request, listener);
        } finally {
            proxies.close();
        }
    }
}
