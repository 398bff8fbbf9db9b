package io.github.dockeroptimize.mojo;

import java.io.File;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarFile;
import org.apache.maven.artifact.Artifact;

/**
 * Which jars Spring Boot's plugin packs. Starters have nothing but dependencies, and annotation processors no use at run
 * time: both say so in their manifests, and are left out since 2.4, as are developer tools.
 */
final class BootLibraries {

    private static final String JAR_TYPE = "Spring-Boot-Jar-Type";
    private static final List<String> LEFT_OUT =
            List.of("dependencies-starter", "annotation-processor", "development-tool");
    private static final String DEVTOOLS = "spring-boot-devtools";

    private final Map<File, Boolean> known = new HashMap<>();

    boolean packs(Artifact artifact) {
        return !artifact.getArtifactId().equals(DEVTOOLS)
                && known.computeIfAbsent(artifact.getFile(), BootLibraries::isForRunTime);
    }

    /** What can't be read is complained about where it is needed. */
    private static boolean isForRunTime(File file) {
        try (JarFile jar = new JarFile(file)) {
            return Optional.ofNullable(jar.getManifest())
                    .map(manifest -> manifest.getMainAttributes().getValue(JAR_TYPE))
                    .filter(LEFT_OUT::contains)
                    .isEmpty();
        } catch (IOException e) {
            return true;
        }
    }
}
