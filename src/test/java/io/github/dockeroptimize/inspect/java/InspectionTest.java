package io.github.dockeroptimize.inspect.java;

import static io.github.dockeroptimize.ArchiveBuilder.JAVA_17;
import static io.github.dockeroptimize.ArchiveBuilder.bootWar;
import static io.github.dockeroptimize.ArchiveBuilder.jar;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.TestBuild;
import io.github.dockeroptimize.application.BootApplication;
import io.github.dockeroptimize.application.Coordinates;
import io.github.dockeroptimize.application.JarApplication;
import io.github.dockeroptimize.application.JavaVersion;
import io.github.dockeroptimize.application.Library;
import io.github.dockeroptimize.application.LibraryKind;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InspectionTest {

    @TempDir
    Path folder;

    @Test
    void takesASpringBootWarForSpringBootFirst() {
        assertThat(TestBuild.in(folder)
                        .packaging("war")
                        .archive(bootWar("3.5.16").launcher("org.springframework.boot.loader.launch.WarLauncher"))
                        .inspect())
                .isInstanceOf(BootApplication.class);
    }

    @Test
    void takesAJarThatIsNothingElseForAPlainOne() {
        JarApplication application = TestBuild.in(folder)
                .release("org.demo:a:1.0")
                .release("org.demo:b:1.0")
                .archive(jar("app.jar").mainClass("com/example/App.class", JAVA_17))
                .inspect(JarApplication.class);

        assertThat(application.describe()).isEqualTo("jar with a class path of 2");
        assertThat(application.javaVersion()).isEqualTo(new JavaVersion(17));
    }

    @Test
    void saysThatAPackagingMakesNothingToRun() {
        TestBuild build = TestBuild.in(folder).packaging("ear");

        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(build::inspect)
                .withMessage(
                        "packaging 'ear' produces nothing that can be run; set <skip>true</skip> or -Ddocker-optimize.skip for this module");
    }

    @Test
    void callsFilesByTheirPlaceInTheModule() {
        BuildOutput build = TestBuild.in(folder).output();

        assertThat(build.display(folder.resolve("target/sub/../app.jar"))).isEqualTo("target/app.jar");
        assertThat(build.display(Path.of("/home/me/.m2/repository/a-1.0.jar"))).isEqualTo("a-1.0.jar");
    }

    @Test
    void callsLibrariesAsMavenAndItsToolsDo() {
        Library plain = new Library(new Coordinates("org.demo", "a", "1.0", ""), Path.of("a.jar"), LibraryKind.RELEASE);
        Library classified =
                new Library(new Coordinates("org.demo", "a", "1.0", "linux"), Path.of("a.jar"), LibraryKind.RELEASE);

        assertThat(plain.fileName()).isEqualTo("a-1.0.jar");
        assertThat(plain.coordinates()).hasToString("org.demo:a:1.0");
        assertThat(classified.fileName()).isEqualTo("a-1.0-linux.jar");
        assertThat(classified.qualifiedFileName()).isEqualTo("org.demo-a-1.0-linux.jar");
        assertThat(classified.coordinates()).hasToString("org.demo:a:1.0:linux");
    }
}
