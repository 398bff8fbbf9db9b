package io.github.dockeroptimize.mojo;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.container.BuildFailureException;
import io.github.dockeroptimize.container.BuildRequest;
import io.github.dockeroptimize.container.BuiltImage;
import io.github.dockeroptimize.container.ImageBuilder;
import io.github.dockeroptimize.image.Platform;
import io.github.dockeroptimize.inspect.PrebuiltInspection;
import io.github.dockeroptimize.mojo.module.ImageRequest;
import io.github.dockeroptimize.mojo.module.MavenModule;
import io.github.dockeroptimize.mojo.module.ModulePlan;
import io.github.dockeroptimize.mojo.module.ModulePlanner;
import io.github.dockeroptimize.mojo.module.ReactorRoot;
import io.github.dockeroptimize.plan.ImagePlan;
import io.github.dockeroptimize.plan.Options;
import io.github.dockeroptimize.plan.Options.ContentsChoice;
import io.github.dockeroptimize.plan.PrebuiltPlanner;
import io.github.dockeroptimize.registry.ProxyProperties;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/**
 * Builds the image that {@code generate} writes a Dockerfile for, without a container engine. It goes into a tar file,
 * a registry or a daemon; an image that is there already, unchanged, is left as it is. Of a project that isn't Java the
 * goal takes what the host has built, where that runs on any machine: the pages of a front end, a static Go program.
 *
 * @since 0.1.0
 */
@Mojo(
        name = "build",
        defaultPhase = LifecyclePhase.PACKAGE,
        threadSafe = true,
        requiresDependencyResolution = ResolutionScope.RUNTIME)
public final class BuildMojo extends RegistryParameters {

    /**
     * Where the image goes: {@code tar}, the file {@code image.tar} in the output directory, which {@code docker load},
     * skopeo and crane read; {@code layout}, the directory {@code layout} there, an OCI image layout; {@code registry}, the
     * one in the image's name; or {@code daemon}, the container engine on this machine.
     *
     * @since 0.1.0
     */
    @Parameter(property = "docker-optimize.destination", defaultValue = "tar")
    String destination;

    /**
     * Tags of the image, in addition to the one in its name.
     *
     * @since 0.1.0
     */
    @Parameter(property = "docker-optimize.tags")
    List<String> tags = new ArrayList<>();

    /**
     * Format of manifest and config: {@code oci}, or {@code docker} for registries that don't take that.
     *
     * @since 0.1.0
     */
    @Parameter(property = "docker-optimize.format", defaultValue = "oci")
    String format;

    /**
     * Time of creation that the image states, in ISO 8601 or as seconds since the epoch. The default is
     * {@code project.build.outputTimestamp}, else the environment variable {@code SOURCE_DATE_EPOCH}, else the epoch: with
     * the time of the build, every build would be another image.
     *
     * @since 0.1.0
     */
    @Parameter(property = "docker-optimize.creationTime", defaultValue = "${project.build.outputTimestamp}")
    @Nullable
    String creationTime;

    /**
     * Maximum size of {@code cacheDirectory} in megabytes. What was used last stays.
     *
     * @since 0.1.0
     */
    @Parameter(property = "docker-optimize.cacheSize", defaultValue = "5000")
    int cacheSize;

    /**
     * Client of the container engine for the destination {@code daemon}: {@code docker}, or one that takes the same
     * commands, such as {@code podman}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "docker-optimize.dockerExecutable", defaultValue = "docker")
    String dockerExecutable;

    /** Called by Maven. */
    @Inject
    public BuildMojo(SettingsDecrypter decrypter) {
        super(decrypter);
    }

    @Override
    void run() throws IOException, BuildFailureException, InterruptedException, MojoExecutionException {
        long start = System.nanoTime();
        ImageRequest image = new ModuleOptions(this).read();
        Function<ImagePlan, BuildRequest> requests = new BuildOptions(this, image).read();
        Optional<BuildRequest> request = new ModulePlanner(image, module -> project.getArtifacts(), getLog()::warn)
                .plan()
                .match(this::nothing, packaged -> Optional.of(packaged.plan()), this::prebuilt)
                .map(requests);
        if (request.isPresent()) {
            new PushedNames(session.getPluginContext(
                            execution.getMojoDescriptor().getPluginDescriptor(), ReactorRoot.of(session)))
                    .take(project.getGroupId() + ":" + project.getArtifactId(), request.get());
            request.get().plan().notes().forEach(note -> say("Note: " + note));
            BuiltImage built = build(request.get());
            say(BuildSummary.of(request.get(), built, System.nanoTime() - start));
        }
    }

    private Optional<ImagePlan> nothing(ModulePlan.Nothing nothing) {
        say(nothing.message());
        return Optional.empty();
    }

    /** The plan of a project that isn't Java, from what the host has built. */
    private Optional<ImagePlan> prebuilt(ModulePlan.Compiled compiled) {
        Options options = compiled.options();
        if (options.contents() == ContentsChoice.SOURCES) {
            throw new InvalidInputException(
                    "'contents' is 'sources', but nothing is compiled without a container engine",
                    "run docker-optimize:generate and 'docker build', or set <contents>auto</contents>");
        }
        ImagePlan plan = compiled.plan();
        Path directory = MavenModule.directory(project);
        return Optional.of(PrebuiltPlanner.plan(
                PrebuiltInspection.find(
                        plan.compiled().orElseThrow().project(), directory, architecture(options.platforms())),
                plan));
    }

    /** The platform of the daemon is that of this machine. */
    private Optional<String> architecture(List<Platform> wanted) {
        return destination.equals("daemon") && wanted.isEmpty()
                ? Optional.empty()
                : Optional.of(wanted.stream().findFirst().orElse(Platform.USUAL).architecture());
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
