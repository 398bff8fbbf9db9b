package io.github.dockeroptimize.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.util.stream.Stream;
import java.util.zip.ZipException;
import org.apache.maven.plugin.MojoExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class IoMessagesTest {

    private static final File FOLDER = new File("target/docker-optimize");

    @ParameterizedTest
    @MethodSource
    void saysWhyAndWhatToDo(Exception failure, String reason) {
        MojoExecutionException explained = IoMessages.explain(FOLDER, failure);
        assertThat(explained)
                .hasMessage("can't write '" + FOLDER + "' (" + reason + "); set <outputDirectory>"
                        + " or -Ddocker-optimize.outputDirectory to a writable directory")
                .hasCause(failure);
    }

    static Stream<Arguments> saysWhyAndWhatToDo() {
        return Stream.of(
                Arguments.of(new AccessDeniedException("target"), "permission denied for 'target'"),
                Arguments.of(new FileAlreadyExistsException("target"), "'target' is a file"),
                Arguments.of(
                        new FileSystemException("target/a", null, "No space left on device"),
                        "'target/a': No space left on device"),
                Arguments.of(new DirectoryNotEmptyException("target"), "'target': DirectoryNotEmptyException"),
                Arguments.of(new IOException("disk quota exceeded"), "disk quota exceeded"));
    }

    @Test
    void aDockerfileBesideTheSourcesCanGoNowhereElse() {
        assertThat(IoMessages.besideSources("Dockerfile", new AccessDeniedException("Dockerfile")))
                .hasMessage("can't write 'Dockerfile' next to the sources (permission denied for 'Dockerfile');"
                        + " make the directory writable, since 'docker build' takes the Dockerfile from there");
    }

    @Test
    void saysTheReasonOfAFailureThatIsWrapped() {
        IOException full = new FileSystemException("target/a", null, "No space left on device");
        assertThat(IoMessages.explain(FOLDER, new UncheckedIOException(full)))
                .hasMessageContaining("('target/a': No space left on device)");
    }

    @Test
    void saysOfADamagedArchiveThatItIsDamaged() {
        assertThat(IoMessages.explain(FOLDER, new ZipException("it ends within an entry")))
                .hasMessage("the packaged archive can't be read completely (it ends within an entry);"
                        + " rebuild it with 'mvn clean package'");
    }
}
