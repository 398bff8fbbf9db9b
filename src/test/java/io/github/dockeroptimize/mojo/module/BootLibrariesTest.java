package io.github.dockeroptimize.mojo.module;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockeroptimize.ArchiveBuilder;
import java.io.File;
import java.nio.file.Path;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.artifact.DefaultArtifact;
import org.apache.maven.artifact.handler.DefaultArtifactHandler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BootLibrariesTest {

    @TempDir
    Path folder;

    private final BootLibraries libraries = new BootLibraries();

    @Test
    void areWhatIsNeededAtRunTime() {
        assertThat(libraries.packs(artifact("slf4j-api", ArchiveBuilder.library("a.jar"))))
                .isTrue();
        assertThat(libraries.packs(artifact(
                        "a-starter", ArchiveBuilder.library("b.jar").manifest("Spring-Boot-Jar-Type", "other"))))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"dependencies-starter", "annotation-processor", "development-tool"})
    void areNotWhatSaysOtherwise(String type) {
        ArchiveBuilder jar = ArchiveBuilder.library("a.jar").manifest("Spring-Boot-Jar-Type", type);

        assertThat(libraries.packs(artifact("spring-boot-starter-web", jar))).isFalse();
    }

    @Test
    void areNotDeveloperTools() {
        assertThat(libraries.packs(artifact("spring-boot-devtools", ArchiveBuilder.library("a.jar"))))
                .isFalse();
    }

    @Test
    void areWhatCannotBeRead() {
        Artifact artifact = artifact("gone", ArchiveBuilder.library("a.jar"));
        artifact.setFile(new File(folder.toFile(), "none.jar"));

        assertThat(libraries.packs(artifact)).isTrue();
    }

    private Artifact artifact(String artifactId, ArchiveBuilder jar) {
        Artifact artifact = new DefaultArtifact(
                "org.example", artifactId, "1.0", "compile", "jar", "", new DefaultArtifactHandler("jar"));
        artifact.setFile(jar.write(folder).toFile());
        return artifact;
    }
}
