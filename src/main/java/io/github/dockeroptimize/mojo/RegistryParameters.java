package io.github.dockeroptimize.mojo;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/** The parameters of goals that deal with images as registries store them. */
abstract class RegistryParameters extends ImageParameters {

    /**
     * Allows registries that speak plain HTTP or have an untrusted (self-signed) certificate.
     *
     * @since 0.1.0
     */
    @Parameter(property = "docker-optimize.allowInsecureRegistries", defaultValue = "false")
    boolean allowInsecureRegistries;

    /**
     * Compression of the layers that {@code build} adds to the base's: {@code gzip}; {@code zstd}, which is faster and
     * needs {@code format=oci}; or {@code none}. What {@code report} and {@code check} say of that goal's layers goes by
     * it.
     *
     * @since 0.1.0
     */
    @Parameter(property = "docker-optimize.compression", defaultValue = "gzip")
    String compression;

    /**
     * Effort of the compression: 0 to 9 for {@code gzip}; 1 to 22 for {@code zstd}, if {@code com.github.luben:zstd-jni}
     * is one of the plugin's {@code <dependencies>} in the POM. The default is 6 for {@code gzip}, and for {@code zstd}
     * about 3, without that library.
     *
     * @since 0.1.0
     */
    @Parameter(property = "docker-optimize.compressionLevel")
    @Nullable
    String compressionLevel;

    /**
     * Registries that are asked first for base images, such as {@code docker.io=mirror.example.com}, or
     * {@code docker.io=registry.example.com/proxy} where the images of Docker Hub are below a path. Each gets the credentials
     * that are stored for its own host. Those of Jib's own configuration file follow.
     *
     * @since 0.1.0
     */
    @Parameter(property = "docker-optimize.registryMirrors")
    List<String> registryMirrors = new ArrayList<>();

    /**
     * Credentials for the registry of the image: {@code username} and {@code password}. Keep them out of the POM; on
     * the command line, {@code -Ddocker-optimize.imageAuth.username=…} sets them. Without them, credentials are looked
     * for where Jib, Docker and Podman look: the credential helper named here, servers of {@code settings.xml}, the
     * configuration files of Podman and Docker, helpers of well-known registries.
     *
     * @since 0.1.0
     */
    @Parameter
    @Nullable
    RegistryAuth imageAuth;

    /**
     * Credentials for the registry of the base image, as {@code imageAuth}.
     *
     * @since 0.1.0
     */
    @Parameter
    @Nullable
    RegistryAuth baseImageAuth;

    /**
     * Docker credential helper for the registry of the image: the part of its name after {@code docker-credential-}, or
     * a path.
     *
     * @since 0.1.0
     */
    @Parameter(property = "docker-optimize.imageCredentialHelper")
    @Nullable
    String imageCredentialHelper;

    /**
     * Docker credential helper for the registry of the base image: the part of its name after
     * {@code docker-credential-}, or a path.
     *
     * @since 0.1.0
     */
    @Parameter(property = "docker-optimize.baseImageCredentialHelper")
    @Nullable
    String baseImageCredentialHelper;

    /**
     * Directory of layers and base images that builds on this machine share. The default is {@code docker-optimize} in
     * {@code $XDG_CACHE_HOME}, else in {@code ~/.cache}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "docker-optimize.cacheDirectory")
    @Nullable
    File cacheDirectory;

    final SettingsDecrypter decrypter;

    RegistryParameters(SettingsDecrypter decrypter) {
        this.decrypter = decrypter;
    }
}
