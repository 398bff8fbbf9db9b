package io.github.dockeroptimize.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.dockeroptimize.InvalidInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModuleLockTest {

    private static final String LOCK = "layer org.a\norg.a:a org.a\n";

    @TempDir
    Path root;

    private Path folder;
    private GenerateMojo goal;

    @BeforeEach
    void createModule() throws Exception {
        folder = Files.createDirectories(root.resolve("services/app"));
        goal = TestModule.in(folder).goal();
    }

    @Test
    void isThatOfTheNearestFolder() throws Exception {
        Files.writeString(root.resolve("docker-optimize.lock"), "nonsense");
        Path nearer = Files.writeString(root.resolve("services/docker-optimize.lock"), LOCK);

        assertThat(new ModuleLock(goal).file()).contains(nearer);
        assertThat(new ModuleLock(goal).read().orElseThrow().layers()).containsExactly("org.a");
    }

    @Test
    void isNoneOfAnotherRepository() throws Exception {
        Files.writeString(root.resolve("docker-optimize.lock"), LOCK);
        Files.writeString(root.resolve("services/.git"), "gitdir: elsewhere");

        assertThat(new ModuleLock(goal).file()).isEmpty();
    }

    @Test
    void isTheOneThatIsNamed() throws Exception {
        Files.writeString(folder.resolve("docker-optimize.lock"), "nonsense");
        goal.lockFile = Files.writeString(root.resolve("other.lock"), LOCK).toFile();

        assertThat(new ModuleLock(goal).read().orElseThrow().layers()).containsExactly("org.a");
    }

    @Test
    void thatIsNamedHasToBeThere() {
        goal.lockFile = root.resolve("none.lock").toFile();

        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> new ModuleLock(goal).read())
                .withMessageStartingWith("'lockFile' is '")
                .withMessageEndingWith("none.lock', which is no file; name the one that 'mvn docker-optimize:lock' has"
                        + " written, or leave it out");
    }

    @Test
    void thatIsNoTextIsRefused() throws Exception {
        Files.write(folder.resolve("docker-optimize.lock"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});

        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> new ModuleLock(goal).read())
                .withMessageEndingWith(
                        "docker-optimize.lock' is no text in UTF-8; delete it and run 'mvn docker-optimize:lock'");
    }
}
