package io.github.dockeroptimize.inspect;

import static io.github.dockeroptimize.ArchiveBuilder.JAVA_11;
import static io.github.dockeroptimize.ArchiveBuilder.JAVA_17;
import static io.github.dockeroptimize.ArchiveBuilder.JAVA_21;
import static io.github.dockeroptimize.ArchiveBuilder.JAVA_25;
import static io.github.dockeroptimize.ArchiveBuilder.JAVA_8;
import static io.github.dockeroptimize.ArchiveBuilder.jar;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockeroptimize.ArchiveBuilder;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
    void readsTheFirstClassOfALibraryThatIsForEveryRelease() {
        assertThat(version(
                        jar("app.jar").classFile("A.class", JAVA_8),
                        jar("multi.jar")
                                .entry("a.txt", "")
                                .classFile("META-INF/versions/25/B.class", JAVA_25)
                                .classFile("module-info.class", JAVA_17)
                                .classFile("B.class", JAVA_11)
                                .classFile("Extra.class", JAVA_21)))
                .isEqualTo(new JavaVersion(11));
    }

    @Test
    void isTheFirstReleaseWhereNothingTells() {
        assertThat(version(
                        jar("app.jar").entry("Empty.class", "").entry("Text.class", "no class file at all"),
                        jar("resources.jar").entry("a.txt", "")))
                .isEqualTo(new JavaVersion(1));
    }

    private JavaVersion version(ArchiveBuilder application, ArchiveBuilder... libraries) {
        Archive archive = Archive.read(application.write(folder), "app.jar");
        List<Path> jars =
                Stream.of(libraries).map(library -> library.write(folder)).toList();
        return ClassFiles.javaVersion(archive, "", jars, List.of());
    }
}
