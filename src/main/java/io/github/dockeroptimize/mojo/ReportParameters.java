package io.github.dockeroptimize.mojo;

import io.github.dockeroptimize.container.Platform;
import io.github.dockeroptimize.report.BaseSizes;
import io.github.dockeroptimize.report.Report;
import io.github.dockeroptimize.report.Reporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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

    final Report measure(Planned planned) throws IOException {
        Path folder = Files.createDirectories(outputDirectory.toPath());
        return Reporter.report(
                ReportFacts.measure(planned, bases(), project.getBasedir().toPath(), folder));
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
