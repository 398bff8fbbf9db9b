package io.github.dockeroptimize.mojo.module;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.dockeroptimize.InvalidInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModuleLockTest {

    private static final String LOCK = "layer org.a\norg.a:a org.a\n";

    @TempDir
    Path root;

    private Path folder;
    private MavenModule module;

    @BeforeEach
    void createModule() throws Exception {
        folder = Files.createDirectories(root.resolve("services/app"));
        module = TestModule.in(folder).module();
    }

    @Test
    void isThatOfTheNearestFolder() throws Exception {
        Files.writeString(root.resolve("docker-optimize.lock"), "nonsense");
        Path nearer = Files.writeString(root.resolve("services/docker-optimize.lock"), LOCK);

        assertThat(new ModuleLock(module, Optional.empty()).file()).contains(nearer);
        assertThat(new ModuleLock(module, Optional.empty()).read().orElseThrow().layers())
                .containsExactly("org.a");
    }

    @Test
    void isNoneOfAnotherRepository() throws Exception {
        Files.writeString(root.resolve("docker-optimize.lock"), LOCK);
        Files.writeString(root.resolve("services/.git"), "gitdir: elsewhere");

        assertThat(new ModuleLock(module, Optional.empty()).file()).isEmpty();
    }

    @Test
    void isTheOneThatIsNamed() throws Exception {
        Files.writeString(folder.resolve("docker-optimize.lock"), "nonsense");
        Path other = Files.writeString(root.resolve("other.lock"), LOCK);

        assertThat(new ModuleLock(module, Optional.of(other))
                        .read()
                        .orElseThrow()
                        .layers())
                .containsExactly("org.a");
    }

    @Test
    void thatIsNamedHasToBeThere() {
        Path none = root.resolve("none.lock");

        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> new ModuleLock(module, Optional.of(none)).read())
                .withMessageStartingWith("'lockFile' is '")
                .withMessageEndingWith("none.lock', which is not a file; set the one that 'mvn docker-optimize:lock'"
                        + " has written, or leave it out");
    }

    @Test
    void thatIsNoTextIsRefused() throws Exception {
        Files.write(folder.resolve("docker-optimize.lock"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});

        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> new ModuleLock(module, Optional.empty()).read())
                .withMessageEndingWith(
                        "docker-optimize.lock' is not valid UTF-8; delete it and run 'mvn docker-optimize:lock'");
    }
}
