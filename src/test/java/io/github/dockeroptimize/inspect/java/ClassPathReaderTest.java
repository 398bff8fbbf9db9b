package io.github.dockeroptimize.inspect.java;

import static io.github.dockeroptimize.ArchiveBuilder.JAVA_17;
import static io.github.dockeroptimize.ArchiveBuilder.jar;
import static io.github.dockeroptimize.ArchiveBuilder.library;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.dockeroptimize.ArchiveBuilder;
import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.TestBuild;
import io.github.dockeroptimize.application.JarApplication;
import io.github.dockeroptimize.application.JarApplication.ClassPathElement;
import io.github.dockeroptimize.application.LibraryKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClassPathReaderTest {

    @TempDir
    Path folder;

    private TestBuild build;

    @BeforeEach
    void startBuild() {
        build = TestBuild.in(folder);
    }

    @Test
    void isTheDependenciesInTheirOrderWhereTheManifestSaysNothing() {
        build.release("org.demo:zebra:1.0")
                .reactor("com.example:sibling:2.0")
                .snapshot("org.demo:ant:3.0-SNAPSHOT")
                .release("org.demo:bee:1.1");

        assertThat(classPath(plainJar()))
                .containsExactly(
                        "RELEASE zebra-1.0.jar",
                        "module sibling-2.0.jar",
                        "SNAPSHOT ant-3.0-SNAPSHOT.jar",
                        "RELEASE bee-1.1.jar");
    }

    @Test
    void isTheManifestsOrderAndThenWhatItDoesNotName() {
        build.release("org.demo:a:1.0").release("org.demo:b:1.0").release("org.demo:unused:1.0");

        assertThat(classPath(plainJar().manifest("Class-Path", "b-1.0.jar a-1.0.jar")))
                .containsExactly("RELEASE b-1.0.jar", "RELEASE a-1.0.jar", "RELEASE unused-1.0.jar");
    }

    @ParameterizedTest
    @ValueSource(strings = {"lib/", "../repository/", "./", "libs/deep/er/"})
    void knowsDependenciesBehindAnyPrefix(String prefix) {
        build.release("org.demo:a:1.0").release("org.demo:b:1.0");

        assertThat(classPath(plainJar().manifest("Class-Path", prefix + "b-1.0.jar " + prefix + "a-1.0.jar")))
                .containsExactly("RELEASE b-1.0.jar", "RELEASE a-1.0.jar");
    }

    @Test
    void knowsDependenciesInTheLayoutOfARepository() {
        build.release("org.demo:a:1.0").release("org.demo:b:1.0");

        assertThat(classPath(
                        plainJar().manifest("Class-Path", "lib/org/demo/b/1.0/b-1.0.jar lib/org/demo/a/1.0/a-1.0.jar")))
                .containsExactly("RELEASE b-1.0.jar", "RELEASE a-1.0.jar");
    }

    @Test
    void tellsTwoGroupsApartInTheLayoutOfARepository() {
        build.release("org.one:util:1.0").release("org.two:util:1.0");

        JarApplication application = inspect(plainJar()
                .manifest("Class-Path", "lib/org/two/util/1.0/util-1.0.jar lib/org/one/util/1.0/util-1.0.jar"));

        assertThat(coordinates(application)).containsExactly("org.two:util:1.0", "org.one:util:1.0");
    }

    @Test
    void takesADependencyOnceThoughItIsNamedTwice() {
        build.release("org.demo:a:1.0");

        assertThat(classPath(plainJar().manifest("Class-Path", "lib/a-1.0.jar lib/a-1.0.jar")))
                .containsExactly("RELEASE a-1.0.jar");
    }

    @Test
    void takesBothOfTwoGroupsThoughTheManifestCannotTellThemApart() {
        build.release("org.one:util:1.0").release("org.two:util:1.0");

        JarApplication application = inspect(plainJar().manifest("Class-Path", "lib/util-1.0.jar lib/util-1.0.jar"));

        assertThat(coordinates(application)).containsExactly("org.one:util:1.0", "org.two:util:1.0");
    }

    @Test
    void keepsWhatIsNoJar() {
        build.release("org.demo:a:1.0");

        assertThat(classPath(plainJar().manifest("Class-Path", "config/ lib/a-1.0.jar ./")))
                .containsExactly("other config/", "RELEASE a-1.0.jar", "other ./");
    }

    @Test
    void isTheDependenciesAndThenWhatTheManifestNamesBesidesJars() {
        build.release("org.demo:a:1.0");

        assertThat(classPath(plainJar().manifest("Class-Path", "config/ etc/")))
                .containsExactly("RELEASE a-1.0.jar", "other config/", "other etc/");
    }

    @Test
    void ignoresWhatIsNeitherADependencyNorAFileAsTheJvmDoes() {
        build.release("org.demo:a:1.0");

        assertThat(classPath(plainJar().manifest("Class-Path", "lib/gone-9.jar lib/a-1.0.jar")))
                .containsExactly("RELEASE a-1.0.jar");
    }

    @ParameterizedTest
    @ValueSource(strings = {"lib/100%.jar", "lib/%zz.jar", "lib/%00.jar", "http://example.com/a.jar"})
    void ignoresWhatNamesNoFileAtAll(String url) {
        build.release("org.demo:a:1.0");

        assertThat(classPath(plainJar().manifest("Class-Path", url + " lib/a-1.0.jar")))
                .containsExactly("RELEASE a-1.0.jar");
    }

    @Test
    void takesJarsThatLieBesideTheArchive() {
        library("driver.jar").write(build.target().resolve("lib"));
        library("fresh-1-SNAPSHOT.jar").write(build.target().resolve("lib"));

        assertThat(classPath(plainJar().manifest("Class-Path", "lib/driver.jar lib/fresh-1-SNAPSHOT.jar")))
                .containsExactly("RELEASE driver.jar", "SNAPSHOT fresh-1-SNAPSHOT.jar");
    }

    @Test
    void decodesNamesAsTheUrlsThatTheyAre() {
        library("a b+c.jar").write(build.target().resolve("lib"));

        assertThat(classPath(plainJar().manifest("Class-Path", "lib/a%20b+c.jar")))
                .containsExactly("RELEASE a b+c.jar");
    }

    @Test
    void givesJarsOfOneNameFromSeveralFoldersNamesOfTheirOwn() {
        for (String place : List.of("a", "b", "c")) {
            library("x.jar").write(build.target().resolve(place));
        }

        assertThat(inspect(plainJar().manifest("Class-Path", "a/x.jar b/x.jar c/x.jar"))
                        .classPath())
                .extracting(element -> ((ClassPathElement.Jar) element).fileName())
                .doesNotHaveDuplicates()
                .hasSize(3);
    }

    @Test
    void callsATimestampedSnapshotByItsBaseVersion() {
        Path file = library("a-1.0-20261123.101112-7.jar").write(folder.resolve("repository"));
        build.library("org.demo:a:1.0-SNAPSHOT", LibraryKind.SNAPSHOT, file);

        assertThat(classPath(plainJar())).containsExactly("SNAPSHOT a-1.0-SNAPSHOT.jar");
    }

    @Test
    void knowsATimestampedSnapshotInTheManifest() {
        Path file = library("a-1.0-20261123.101112-7.jar").write(folder.resolve("repository"));
        build.library("org.demo:a:1.0-SNAPSHOT", LibraryKind.SNAPSHOT, file);

        assertThat(classPath(plainJar().manifest("Class-Path", "lib/a-1.0-20261123.101112-7.jar")))
                .containsExactly("SNAPSHOT a-1.0-SNAPSHOT.jar");
    }

    @Test
    void keepsTheClassifierInTheFileName() {
        Path file = library("netty-1.0-linux-x86_64.jar").write(folder.resolve("repository"));
        build.library("io.netty:netty:1.0:linux-x86_64", LibraryKind.RELEASE, file);

        assertThat(classPath(plainJar())).containsExactly("RELEASE netty-1.0-linux-x86_64.jar");
    }

    @Test
    void putsTheGroupBeforeAFileNameThatIsTaken() {
        build.release("org.one:util:1.0").release("org.two:util:1.0").reactor("org.three:util:1.0");

        assertThat(classPath(plainJar()))
                .containsExactly(
                        "RELEASE util-1.0.jar", "RELEASE org.two-util-1.0.jar", "module org.three-util-1.0.jar");
    }

    @Test
    void leavesOutADependencyThatIsInsideTheJar() {
        build.release("org.demo:a:1.0").release("org.demo:inside:1.0").release("org.demo:b:1.0");

        assertThat(classPath(plainJar().entry("META-INF/maven/org.demo/inside/pom.properties", "version=1.0")))
                .containsExactly("RELEASE a-1.0.jar", "RELEASE b-1.0.jar");
    }

    @Test
    void saysThatASiblingIsNotPackaged() throws IOException {
        Path classes = Files.createDirectories(folder.resolve("sibling/target/classes"));
        build.library("com.example:sibling:1.0", LibraryKind.REACTOR, classes);

        assertRefused(
                "the module 'com.example:sibling:1.0' isn't packaged yet: its class path entry is the directory 'sibling/target/classes'; run 'mvn package' for the whole reactor");
    }

    @Test
    void saysThatASiblingOutsideOfTheModuleIsNotPackagedWithoutAPathOfThisMachine() throws IOException {
        Path classes = Files.createDirectories(folder.resolve("sibling/target/classes"));
        Path module = Files.createDirectories(folder.resolve("module"));
        build = TestBuild.in(module).library("com.example:sibling:1.0", LibraryKind.REACTOR, classes);

        assertRefused(
                "the module 'com.example:sibling:1.0' isn't packaged yet: its class path entry is the directory 'classes'; run 'mvn package' for the whole reactor");
    }

    @Test
    void saysThatADependencyIsBroken() throws IOException {
        byte[] whole = library("broken-1.0.jar").bytes();
        Path file = Files.write(folder.resolve("broken-1.0.jar"), Arrays.copyOf(whole, 40));
        build.library("org.demo:broken:1.0", LibraryKind.RELEASE, file);

        assertRefused(
                "the dependency 'broken-1.0.jar' can't be read (it ends too early); delete it from the local repository, so that Maven downloads it again");
    }

    private void assertRefused(String message) {
        build.archive(plainJar());
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> build.inspect())
                .withMessage(message);
    }

    private static ArchiveBuilder plainJar() {
        return jar("app.jar").manifest("Main-Class", "com.example.App").mainClass("com/example/App.class", JAVA_17);
    }

    private JarApplication inspect(ArchiveBuilder jar) {
        return build.archive(jar).inspect(JarApplication.class);
    }

    private static List<String> coordinates(JarApplication application) {
        return application.classPath().stream()
                .map(element ->
                        ((ClassPathElement.Jar) element).library().coordinates().toString())
                .toList();
    }

    private List<String> classPath(ArchiveBuilder jar) {
        return inspect(jar).classPath().stream().map(ClassPathReaderTest::show).toList();
    }

    private static String show(ClassPathElement element) {
        if (element instanceof ClassPathElement.Jar jar) {
            return jar.library().kind() + " " + jar.fileName();
        }
        if (element instanceof ClassPathElement.Module module) {
            return "module " + module.fileName();
        }
        return "other " + ((ClassPathElement.Other) element).url();
    }
}
