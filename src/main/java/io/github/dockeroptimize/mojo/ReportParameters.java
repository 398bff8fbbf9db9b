package io.github.dockeroptimize.mojo;

import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.ProjectDependenciesResolver;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/** The parameters of goals that measure an image. */
abstract class ReportParameters extends RegistryParameters {

    /**
     * Asks the registries of base images for their sizes. Without it, and offline, only what the project adds to its
     * base is reported.
     *
     * @since 0.1.0
     */
    @Parameter(property = "docker-optimize.askRegistries", defaultValue = "true")
    boolean askRegistries;

    /**
     * The built image to analyse as well: a tar as {@code docker save} and the goal {@code build} write it, an OCI
     * archive, the directory of an OCI image layout, or a reference, which its registry is asked for. The default is
     * the image that {@code build} has put into {@code image.tar} or pushed. What is compiled in the container can only
     * be analysed by its built image.
     *
     * @since 0.1.0
     */
    @Parameter(property = "docker-optimize.builtImage")
    @Nullable
    String builtImage;

    final ProjectDependenciesResolver resolver;

    ReportParameters(ProjectDependenciesResolver resolver, SettingsDecrypter decrypter) {
        super(decrypter);
        this.resolver = resolver;
    }
}
