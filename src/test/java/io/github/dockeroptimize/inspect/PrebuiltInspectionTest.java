package io.github.dockeroptimize.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.application.GoFlags;
import io.github.dockeroptimize.application.Prebuilt;
import io.github.dockeroptimize.application.SourceProject;
import io.github.dockeroptimize.inspect.context.SourceChoices;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs by their headers alone; that one made by a real compiler runs is shown elsewhere. */
class PrebuiltInspectionTest {

    private static final short AMD64 = 0x3e;
    private static final short ARM64 = 0xb7;

    @TempDir
    Path folder;

    @BeforeEach
    void module() throws IOException {
        write("go.mod", "module example.com/shop\n");
        write("main.go", "package main\n\nfunc main() {\n}\n");
    }

    @Test
    void aStaticProgramIsTakenAsItIs() throws IOException {
        program("bin/shop", AMD64, false);
        Prebuilt built = find("amd64");
        assertThat(built.folder()).isEqualTo("bin/shop");
        assertThat(built.files()).singleElement().satisfies(file -> {
            assertThat(file.path()).isEqualTo("shop");
            assertThat(file.program()).isTrue();
        });
    }

    @Test
    void aProgramOfAnotherPlatformIsNot() throws IOException {
        program("bin/shop", ARM64, false);
        assertRefused("'bin/shop' is for arm64, but the image is for amd64; set <platforms> or"
                + " -Ddocker-optimize.platforms to linux/arm64, or rebuild it with GOARCH=amd64");
        assertThat(find("arm64").files()).hasSize(1);
    }

    @Test
    void aProgramThatNeedsALibraryIsNot() throws IOException {
        program("dist/shop", AMD64, true);
        assertRefused(
                "'dist/shop' needs a C library, which the base image does not have; rebuild it with CGO_ENABLED=0,"
                        + " or run docker-optimize:generate and 'docker build'");
    }

    @Test
    void aProgramOfAnotherSystemIsNot() throws IOException {
        write("bin/shop", "MZ, as Windows has it");
        assertRefused("'bin/shop' is not a program for Linux; rebuild it with GOOS=linux,"
                + " or run docker-optimize:generate and 'docker build'");
    }

    @Test
    void nothingBuiltIsSaidWithTheWayToBuildIt() {
        assertRefused("there is no program 'shop'; build it first with"
                + " 'CGO_ENABLED=0 GOOS=linux go build -o bin/ .', or run docker-optimize:generate and 'docker build'");
    }

    @Test
    void aVirtualEnvironmentIsNotPortable() throws IOException {
        Files.delete(folder.resolve("go.mod"));
        write("requirements.txt", "");
        write("app.py", "");
        assertRefused(
                "the virtual environment of this machine is not portable, and creating a portable one needs a container"
                        + " engine; run docker-optimize:generate and 'docker build'");
    }

    private void assertRefused(String why) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> find("amd64"))
                .withMessage("'build' can't make an image of '" + folder.getFileName() + "': " + why);
    }

    private Prebuilt find(String architecture) {
        SourceProject project = SourceInspection.recognise(folder, "shop", GoFlags.NONE, SourceChoices.NONE)
                .orElseThrow();
        return PrebuiltInspection.find(project, folder, Optional.of(architecture));
    }

    /** An ELF header with a table of one segment. */
    private void program(String file, short machine, boolean dynamic) throws IOException {
        ByteBuffer header = ByteBuffer.allocate(128).order(ByteOrder.LITTLE_ENDIAN);
        header.put(0, new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1});
        header.putShort(18, machine).putLong(32, 64).putShort(54, (short) 56).putShort(56, (short) 1);
        header.putInt(64, dynamic ? 3 : 1);
        Files.createDirectories(folder.resolve(file).getParent());
        Files.write(folder.resolve(file), header.array());
    }

    private void write(String file, String text) throws IOException {
        Files.createDirectories(folder.resolve(file).getParent());
        Files.writeString(folder.resolve(file), text);
    }
}
