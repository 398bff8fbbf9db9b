package io.github.dockeroptimize.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockeroptimize.check.CheckInput.LintedFile;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModuleDockerfilesTest {

    @TempDir
    Path module;

    @Test
    void dockerfilesAreFoundByTheNamesThatBuildersAndEditorsKnow() throws Exception {
        List<String> names = List.of(
                "Containerfile",
                "Containerfile.dev",
                "Dockerfile",
                "Dockerfile.dev",
                "app.Dockerfile",
                "app.containerfile",
                "docker/web.dockerfile");
        for (String name : names) {
            write(name);
        }

        assertThat(found()).containsExactlyElementsOf(names);
    }

    @Test
    void whatMakesADockerfileIsNone() throws Exception {
        for (String name : List.of(
                "Dockerfile.j2",
                "Dockerfile.tmpl",
                "Dockerfile.dockerignore",
                "Dockerfile.md",
                "Dockerfile.orig",
                "dev.Dockerfile.dockerignore",
                "dockerfile-notes")) {
            write(name);
        }

        assertThat(found()).isEmpty();
    }

    @Test
    void othersFoldersAreNotEntered() throws Exception {
        for (String name : List.of(
                "target/x/Dockerfile",
                "src/test/resources/Dockerfile",
                "src/it/one/Dockerfile",
                ".venv/Dockerfile",
                "node_modules/a/Dockerfile",
                "other/Dockerfile",
                "src/main/docker/Dockerfile.jvm")) {
            write(name);
        }
        write("other/pom.xml");

        assertThat(found()).containsExactly("src/main/docker/Dockerfile.jvm");
    }

    @Test
    void theGeneratedOneIsLintedOnceWhateverItsPathIsWritten() throws Exception {
        write("docker/context/Dockerfile");

        assertThat(ModuleDockerfiles.of(
                        module,
                        module.resolve("target"),
                        module.resolve("./docker/context/Dockerfile"),
                        file -> file.toString()))
                .hasSize(1);
    }

    /** Such as the data of a database that runs in a container. */
    @Test
    void aFolderThatMayNotBeReadIsPassedOver() throws Exception {
        Path folder = module.resolve("data");

        assertThat(new ModuleDockerfiles(module, module.resolve("target"))
                        .visitFileFailed(folder, new AccessDeniedException(folder.toString())))
                .isEqualTo(FileVisitResult.CONTINUE);
    }

    private void write(String name) throws IOException {
        Path file = module.resolve(name);
        Files.createDirectories(file.resolveSibling(""));
        Files.writeString(file, "FROM scratch\n");
    }

    private List<String> found() throws IOException {
        return ModuleDockerfiles.of(
                        module,
                        module.resolve("target"),
                        module.resolve("target/docker-optimize/context/Dockerfile"),
                        file -> module.relativize(file).toString().replace('\\', '/'))
                .stream()
                .map(LintedFile::name)
                .toList();
    }
}
