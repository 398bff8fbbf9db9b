package io.github.dockeroptimize.plan;

import io.github.dockeroptimize.layering.DependencySplit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the user has chosen, checked value by value.
 *
 * @param image the name that the image is to get
 * @param baseImage empty: chosen by the application's Java release
 * @param workingDirectory empty: {@code /app}
 * @param ports empty: by the application's own configuration
 * @param labels those of the POM first, then the user's
 * @param jvmFlags given to {@code java} before anything else
 * @param entrypoint empty: the one that starts the application
 * @param crossPlatform whether the image is to be built for named platforms
 * @param volumes folders whose content outlives a container
 * @param healthCheck in exec form; empty: the base image's
 * @param dependencies how release dependencies are split into layers
 * @param builderImage what compiles sources in the container; empty: chosen by what they are
 */
public record Options(
        String image,
        Optional<BaseImage> baseImage,
        ContentsChoice contents,
        Layout layout,
        User user,
        Optional<ImagePath> workingDirectory,
        List<Port> ports,
        Map<String, String> environment,
        Map<String, String> labels,
        List<String> jvmFlags,
        List<String> entrypoint,
        List<String> arguments,
        boolean crossPlatform,
        List<ImagePath> volumes,
        List<String> healthCheck,
        DependencySplit dependencies,
        Optional<BaseImage> builderImage) {

    /** The same with another split of the release dependencies, which an archive that takes itself apart doesn't know. */
    public Options withDependencies(DependencySplit split) {
        return new Options(
                image,
                baseImage,
                contents == ContentsChoice.ARCHIVE ? ContentsChoice.LAYERS : contents,
                layout,
                user,
                workingDirectory,
                ports,
                environment,
                labels,
                jvmFlags,
                entrypoint,
                arguments,
                crossPlatform,
                volumes,
                healthCheck,
                split,
                builderImage);
    }

    /** What the context holds. */
    public enum ContentsChoice {
        AUTO,
        ARCHIVE,
        LAYERS,
        SOURCES
    }

    /** How a Spring Boot application lies in the image. */
    public enum Layout {
        /** As in the archive, started by Spring Boot's launcher. */
        LAUNCHER,
        /** A folder of libraries and a small jar whose manifest names them. */
        THIN
    }
}
