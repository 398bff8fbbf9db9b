package io.github.dockeroptimize.inspect.java;

import static io.github.dockeroptimize.ArchiveBuilder.JAVA_11;
import static io.github.dockeroptimize.ArchiveBuilder.JAVA_17;
import static io.github.dockeroptimize.ArchiveBuilder.JAVA_21;
import static io.github.dockeroptimize.ArchiveBuilder.JAVA_25;
import static io.github.dockeroptimize.ArchiveBuilder.JAVA_8;
import static io.github.dockeroptimize.ArchiveBuilder.jar;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockeroptimize.ArchiveBuilder;
import io.github.dockeroptimize.application.Archive;
import io.github.dockeroptimize.application.ArchiveEntry;
import io.github.dockeroptimize.application.BootApplication.NestedLibrary;
import io.github.dockeroptimize.application.Coordinates;
import io.github.dockeroptimize.application.JavaVersion;
import io.github.dockeroptimize.application.LibraryKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClassFilesTest {

    @TempDir
    Path folder;

    @Test
    void findsTheHighestReleaseOfTheClasses() {
        assertThat(version(jar("app.jar")
                        .classFile("A.class", JAVA_8)
                        .classFile("B.class", JAVA_17)
                        .classFile("C.class", JAVA_11)))
                .isEqualTo(new JavaVersion(17));
    }

    @Test
    void passesOverClassesOfOtherReleasesAndTheModuleInfo() {
        assertThat(version(jar("app.jar")
                        .classFile("META-INF/versions/21/A.class", JAVA_21)
                        .classFile("module-info.class", JAVA_21)
                        .classFile("com/example/module-info.class", JAVA_21)
                        .classFile("A.class", JAVA_8)))
                .isEqualTo(new JavaVersion(8));
    }

    @Test
    void readsOnlyTheClassesBelowTheFolder() {
        Archive archive = Archive.read(
                jar("app.jar")
                        .classFile("org/springframework/boot/loader/Launcher.class", JAVA_21)
                        .classFile("BOOT-INF/classes/A.class", JAVA_11)
                        .write(folder),
                "app.jar");

        assertThat(ClassFiles.javaVersion(archive, "BOOT-INF/classes/", List.of(), List.of()))
                .isEqualTo(new JavaVersion(11));
    }

    @Test
    void needsTheReleaseOfALibraryThatIsNewerThanTheApplication() {
        assertThat(version(
                        jar("app.jar").classFile("A.class", JAVA_11),
                        jar("new.jar").classFile("B.class", JAVA_21),
                        jar("old.jar").classFile("C.class", JAVA_8)))
                .isEqualTo(new JavaVersion(21));
    }

    @Test
    void readsTheClassesOfALibraryThatAreForEveryRelease() {
        assertThat(version(
                        jar("app.jar").classFile("A.class", JAVA_8),
                        jar("multi.jar")
                                .entry("a.txt", "")
                                .classFile("META-INF/versions/25/B.class", JAVA_25)
                                .classFile("module-info.class", JAVA_17)
                                .classFile("B.class", JAVA_11)))
                .isEqualTo(new JavaVersion(11));
    }

    /** A library with older ones inside, such as a relocated Guava, begins with any of them. */
    @ParameterizedTest
    @ValueSource(ints = {0, 3, 20, 39})
    void seesALibrarysOwnClassesAmongOlderOnes(int before) {
        ArchiveBuilder library = jar("shaded.jar");
        for (int i = 0; i < 40; i++) {
            library.classFile("old/C" + i + ".class", JAVA_8);
            if (i >= before) {
                library.classFile("own/D" + i + ".class", JAVA_21);
            }
        }
        assertThat(version(jar("app.jar").classFile("A.class", JAVA_8), library))
                .isEqualTo(new JavaVersion(21));
    }

    /** An assembly puts the libraries first, and there may be thousands of classes before the application's. */
    @ParameterizedTest
    @ValueSource(ints = {0, 150, 250, 3000})
    void findsTheApplicationsClassesBehindThoseOfItsLibraries(int before) {
        ArchiveBuilder uber = jar("app.jar");
        for (int i = 0; i < before; i++) {
            uber.classFile("org/lib" + i % 7 + "/C" + i + ".class", JAVA_8)
                    .classFile("META-INF/versions/25/org/lib/C" + i + ".class", JAVA_25);
        }
        uber.classFile("com/example/App.class", JAVA_17);
        for (int i = 0; i < before; i++) {
            uber.classFile("org/more" + i % 7 + "/C" + i + ".class", JAVA_8);
        }
        assertThat(version(uber.classFile("module-info.class", JAVA_25))).isEqualTo(new JavaVersion(17));
    }

    @Test
    void isTheFirstReleaseWhereNothingTells() {
        assertThat(version(
                        jar("app.jar").entry("Empty.class", "").entry("Text.class", "no class file at all"),
                        jar("resources.jar").entry("a.txt", "")))
                .isEqualTo(new JavaVersion(1));
    }

    @Test
    void unpacksNothingBeforeTheFirstClass() throws IOException {
        byte[] jar = jar("lib.jar")
                .entry("large.txt", "never unpacked ".repeat(100))
                .classFile("B.class", JAVA_21)
                .bytes();
        jar[60] ^= 0x55; // within the compressed text
        Archive archive = Archive.read(
                jar("app.jar")
                        .classFile("A.class", JAVA_8)
                        .stored("lib/lib.jar", jar)
                        .write(folder),
                "app.jar");

        assertThat(ClassFiles.javaVersion(archive, "", List.of(Files.write(folder.resolve("lib.jar"), jar)), List.of()))
                .isEqualTo(new JavaVersion(21));
        assertThat(ClassFiles.javaVersion(archive, "", List.of(), List.of(nested("lib/lib.jar"))))
                .isEqualTo(new JavaVersion(21));
    }

    @Test
    void readsNestedJarsInEveryForm() throws IOException {
        byte[] plain = jar("lib.jar").classFile("B.class", JAVA_21).bytes();
        Archive archive = Archive.read(
                jar("app.jar")
                        .classFile("A.class", JAVA_8)
                        .entry("compressed.jar", plain)
                        .stored("none.jar", "no jar at all".getBytes(StandardCharsets.UTF_8))
                        .write(folder),
                "app.jar");

        assertThat(ClassFiles.javaVersion(archive, "", List.of(), List.of(nested("compressed.jar"))))
                .isEqualTo(new JavaVersion(21));
        assertThat(ClassFiles.javaVersion(archive, "", List.of(), List.of(nested("none.jar"))))
                .isEqualTo(new JavaVersion(8));
    }

    private static NestedLibrary nested(String name) {
        return new NestedLibrary(new ArchiveEntry(name, 0), LibraryKind.RELEASE, Coordinates.ofFile(name));
    }

    private JavaVersion version(ArchiveBuilder application, ArchiveBuilder... libraries) {
        Archive archive = Archive.read(application.write(folder), "app.jar");
        List<Path> jars =
                Stream.of(libraries).map(library -> library.write(folder)).toList();
        return ClassFiles.javaVersion(archive, "", jars, List.of());
    }
}
