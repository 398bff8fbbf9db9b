package io.github.dockeroptimize.mojo.module;

import java.io.File;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.apache.maven.artifact.Artifact;

/**
 * Which jars Spring Boot's plugin packs. Since 2.4 it leaves out starters, which have only dependencies, annotation
 * processors, which have no use at run time, and developer tools; all of them are marked in their manifests.
 */
public final class BootLibraries {

    private static final String JAR_TYPE = "Spring-Boot-Jar-Type";
    private static final List<String> LEFT_OUT =
            List.of("dependencies-starter", "annotation-processor", "development-tool");
    private static final String DEVTOOLS = "spring-boot-devtools";

    private final Map<File, Boolean> known = new HashMap<>();

    public boolean packs(Artifact artifact) {
        return packs(artifact.getArtifactId(), artifact.getFile());
    }

    boolean packs(String artifactId, File file) {
        if (artifactId.equals(DEVTOOLS)) {
            return false;
        }
        Boolean packed = known.get(file);
        if (packed == null) {
            packed = isForRunTime(file);
            known.put(file, packed);
        }
        return packed;
    }

    /** Unreadable jars are reported where they are needed. */
    private static boolean isForRunTime(File file) {
        try (JarFile jar = new JarFile(file)) {
            Manifest manifest = jar.getManifest();
            String type = manifest == null ? null : manifest.getMainAttributes().getValue(JAR_TYPE);
            return type == null || !LEFT_OUT.contains(type);
        } catch (IOException e) {
            return true;
        }
    }
}
