package io.github.dockeroptimize.mojo.module;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.dockeroptimize.ArchiveBuilder;
import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.application.Coordinates;
import io.github.dockeroptimize.application.Library;
import io.github.dockeroptimize.application.LibraryKind;
import io.github.dockeroptimize.inspect.java.BuildOutput;
import io.github.dockeroptimize.mojo.GenerateMojo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModuleOutputTest {

    @TempDir
    Path folder;

    private TestModule module;
    private GenerateMojo goal;

    @BeforeEach
    void module() {
        module = TestModule.in(folder.resolve("app"));
        module.session().setAllProjects(List.of(module.project()));
        goal = module.goal();
    }

    @Test
    void isThePackagedArchive() {
        Path jar = archive("app-1.0.jar");
        BuildOutput output = read(module.packaged(jar));
        assertThat(output.packaging()).isEqualTo("jar");
        assertThat(output.baseDirectory()).isEqualTo(module.folder());
        assertThat(output.archives()).containsExactly(jar);
        assertThat(output.mainClass()).isEmpty();
    }

    @Test
    void hasTheAttachedArchivesAfterTheMainOne() {
        Path jar = archive("app-1.0.jar");
        Path exec = archive("app-1.0-exec.jar");
        assertThat(read(module.packaged(jar).attached("exec", "jar", exec)).archives())
                .containsExactly(jar, exec);
    }

    @Test
    void namesAnArchiveOnceThatIsAttachedToo() {
        Path jar = archive("app-1.0.jar");
        assertThat(read(module.packaged(jar).attached("exec", "jar", jar)).archives())
                .containsExactly(jar);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sources", "javadoc", "tests", "test-sources"})
    void leavesOutWhatIsNoApplication(String classifier) {
        Path jar = archive("app-1.0.jar");
        Path other = archive("app-1.0-" + classifier + ".jar");
        assertThat(read(module.packaged(jar).attached(classifier, "jar", other)).archives())
                .containsExactly(jar);
    }

    @Test
    void leavesOutWhatIsNoArchiveOfJava() {
        Path jar = archive("app-1.0.jar");
        module.packaged(jar)
                .attached("bin", "zip", archive("app-1.0-bin.zip"))
                .attached("bom", "json", archive("bom.json"));
        assertThat(read(module).archives()).containsExactly(jar);
    }

    @Test
    void theClassifierChooses() {
        goal.classifier = "exec";
        Path exec = archive("app-1.0-exec.jar");
        module.packaged(archive("app-1.0.jar"))
                .attached("plain", "jar", archive("app-1.0-plain.jar"))
                .attached("exec", "jar", exec);
        assertThat(read(module).archives()).containsExactly(exec);
    }

    @Test
    void aBlankClassifierChoosesNothing() {
        goal.classifier = " ";
        Path jar = archive("app-1.0.jar");
        Path exec = archive("app-1.0-exec.jar");
        assertThat(read(module.packaged(jar).attached("exec", "jar", exec)).archives())
                .containsExactly(jar, exec);
    }

    @Test
    void anArchiveOfTheClassifierNeedNotBeAttached() {
        goal.classifier = "exec";
        Path exec = archive("app-1.0-exec.jar");
        assertThat(read(module.packaged(archive("app-1.0.jar"))).archives()).containsExactly(exec);
    }

    @Test
    void saysWhichArchiveOfTheClassifierIsMissing() {
        goal.classifier = "exec";
        assertRefused(
                module.packaged(archive("app-1.0.jar")).calledIn(folder),
                "'classifier' is 'exec', but the build attached no such archive and"
                        + " 'app/target/app-1.0-exec.jar' is missing; set the classifier that the packaging plugin"
                        + " uses");
    }

    @Test
    void onTheCommandLineAnEarlierBuildCounts() {
        Path jar = archive("app-1.0.jar");
        assertThat(read(module.onCommandLine()).archives()).containsExactly(jar);
    }

    @Test
    void onTheCommandLineNothingIsPackagedYet() {
        assertRefused(
                module.onCommandLine().calledIn(folder),
                "'app/target/app-1.0.jar' is not packaged yet; run 'mvn package docker-optimize:generate',"
                        + " or bind the goal to the package phase");
    }

    @Test
    void inAPhaseAnEarlierBuildDoesNotCount() {
        archive("app-1.0.jar");
        assertRefused(
                module.inPhase("prepare-package"),
                "'target/app-1.0.jar' is not packaged yet in phase 'prepare-package';"
                        + " bind docker-optimize:generate to 'package' or a later phase");
    }

    @Test
    void aFolderOfClassesIsNotPackaged() {
        assertRefused(
                module.packaged(module.folder()).inPhase("compile"),
                "'target/app-1.0.jar' is not packaged yet in phase 'compile';"
                        + " bind docker-optimize:generate to 'package' or a later phase");
    }

    @Test
    void mayMakeNoArchiveOnPurpose() throws IOException {
        module.plugin(PluginSettings.JAR, "default-jar", "jar", "<skipIfEmpty>true</skipIfEmpty>");
        ModuleOutput output = new ModuleOutput(module.module(), ArchiveChoice.of(null, null, null));
        assertThat(output.isEmptyOnPurpose()).isTrue();
        Files.createDirectories(module.target().resolve("classes/a"));
        assertThat(output.isEmptyOnPurpose()).isTrue();
        Files.createFile(module.target().resolve("classes/a/A.class"));
        assertThat(output.isEmptyOnPurpose()).isFalse();
    }

    @Test
    void isOfTheModulesDirectoryWhateverPomAPluginHasPutInItsPlace() {
        module.project()
                .getOriginalModel()
                .setPomFile(module.folder().resolve("pom.xml").toFile());
        module.project()
                .setFile(module.target().resolve("dependency-reduced-pom.xml").toFile());
        assertThat(read(module.packaged(archive("app-1.0.jar"))).baseDirectory())
                .isEqualTo(module.folder());
    }

    @Test
    void aWarIsFoundLikeAJar() {
        Path war = archive("app-1.0.war");
        BuildOutput output = read(module.packaging("war").onCommandLine());
        assertThat(output.packaging()).isEqualTo("war");
        assertThat(output.archives()).containsExactly(war);
    }

    @Test
    void otherPackagingsMayAttachAnArchive() {
        Path exec = archive("app-1.0-exec.jar");
        assertThat(read(module.packaging("ear").attached("exec", "jar", exec)).archives())
                .containsExactly(exec);
    }

    @Test
    void otherPackagingsHaveNoArchive() {
        assertThat(read(module.packaging("ear")).archives()).isEmpty();
    }

    /** By shade's outputFile, or an assembly with attach=false. */
    @Test
    void namesWhatCanBeStartedAndIsNotAttached() throws IOException {
        Path main = archive("app-1.0.jar");
        Path fat = ArchiveBuilder.jar("fat.jar").manifest("Main-Class", "a.A").write(module.target());
        ArchiveBuilder.jar("original-app-1.0.jar").manifest("Main-Class", "a.A").write(module.target());
        ArchiveBuilder.jar("app-1.0-tests.jar").manifest("Main-Class", "a.A").write(module.target());
        ArchiveBuilder.jar("library.jar").manifest("A", "b").write(module.target());
        Path old =
                ArchiveBuilder.jar("app-0.9.jar").manifest("Main-Class", "a.A").write(module.target());
        Files.setLastModifiedTime(old, FileTime.fromMillis(0));
        assertThat(read(module.packaged(main)).unattached()).containsExactly(fat);
    }

    @Test
    void isTheChosenArchive() throws IOException {
        Path fat = archive("app-fat.jar");
        goal.archive = "target/app-fat.jar";
        assertThat(read(module.packaged(archive("app-1.0.jar"))).archives()).containsExactly(fat);
        goal.archive = fat.toString();
        assertThat(read(module.packaging("pom")).archives()).containsExactly(fat);
    }

    @Test
    void aChosenArchiveHasToBeThere() {
        goal.archive = "target/gone.jar";
        assertRefused(
                module.packaged(archive("app-1.0.jar")),
                "'archive' is 'target/gone.jar', but there is no such file; package the module first, with 'mvn"
                        + " package', or set the path that the packaging plugin writes");
    }

    @Test
    void anArchiveIsChosenInOneWay() {
        goal.archive = "target/app-fat.jar";
        goal.classifier = "fat";
        assertRefused(
                module.packaged(archive("app-1.0.jar")),
                "'classifier' is 'fat' and 'archive' is 'target/app-fat.jar'; set only one of them");
        goal.classifier = null;
        goal.archive = "target/app.zip";
        assertRefused(
                module.packaged(archive("app-1.0.jar")),
                "'archive' is 'target/app.zip', which is neither a jar nor a WAR; set it to the path of one");
    }

    @Test
    void hasTheLibrariesInTheOrderOfTheClassPath() {
        module.dependency("org.b:b:2.0").dependency("org.a:a:1.0:linux");
        assertThat(libraries())
                .containsExactly(
                        new Library(
                                new Coordinates("org.b", "b", "2.0", ""), repository("b-2.0.jar"), LibraryKind.RELEASE),
                        new Library(
                                new Coordinates("org.a", "a", "1.0", "linux"),
                                repository("a-1.0-linux.jar"),
                                LibraryKind.RELEASE));
    }

    @Test
    void leavesOutDependenciesThatAreNotOnTheClassPath() {
        module.dependency(TestModule.artifact("org.a:a:1.0", "zip", false, null))
                .dependency("org.b:b:2.0");
        assertThat(libraries())
                .extracting(library -> library.coordinates().artifactId())
                .containsExactly("b");
    }

    @Test
    void aSnapshotKeepsItsNameWhateverItsTimeStamp() {
        Artifact snapshot = TestModule.artifact(
                "org.a:a:1.0-20260101.120000-7", "jar", true, repository("a-1.0-20260101.120000-7.jar"));
        module.dependency(snapshot).dependency("org.b:b:2-SNAPSHOT");
        assertThat(libraries())
                .containsExactly(
                        new Library(
                                new Coordinates("org.a", "a", "1.0-SNAPSHOT", ""),
                                repository("a-1.0-20260101.120000-7.jar"),
                                LibraryKind.SNAPSHOT),
                        new Library(
                                new Coordinates("org.b", "b", "2-SNAPSHOT", ""),
                                repository("b-2-SNAPSHOT.jar"),
                                LibraryKind.SNAPSHOT));
    }

    @Test
    void aModuleOfTheReactorIsASiblingWhateverItsVersion() {
        MavenProject common = TestModule.project(TestModule.model("com.example.shop", "common"));
        module.session().setAllProjects(List.of(module.project(), common));
        module.dependency("com.example.shop:common:1.0-SNAPSHOT")
                .dependency("com.example.other:common:1.0")
                .dependency("com.example.shop:other:1.0");
        assertThat(libraries())
                .extracting(Library::kind)
                .containsExactly(LibraryKind.REACTOR, LibraryKind.RELEASE, LibraryKind.RELEASE);
    }

    @Test
    void namesWhatIsDeclared() {
        module.packaged(archive("app-1.0.jar"));
        assertThat(read(module.declares("org.b:b:2.0").declares("org.a:a:1.0")).declared())
                .containsExactly("org.b:b:2.0", "org.a:a:1.0");
    }

    @Test
    void hasTheConfiguredMainClass() {
        goal.mainClass = "com.example.App";
        assertThat(read(module.packaged(archive("app-1.0.jar"))).mainClass()).hasValue("com.example.App");
    }

    @Test
    void aBlankMainClassIsNone() {
        goal.mainClass = " ";
        assertThat(read(module.packaged(archive("app-1.0.jar"))).mainClass()).isEmpty();
    }

    /** The goal has been made of this module. */
    private BuildOutput read(TestModule made) {
        assertThat(made.project()).isSameAs(goal.project);
        return new ModuleOutput(made.module(), ArchiveChoice.of(goal.mainClass, goal.classifier, goal.archive))
                .read(made.project().getArtifacts());
    }

    private List<Library> libraries() {
        return read(module.packaged(archive("app-1.0.jar"))).libraries();
    }

    private void assertRefused(TestModule made, String message) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> read(made))
                .withMessage(message);
    }

    private Path archive(String name) {
        return ArchiveBuilder.library(name).write(module.target());
    }

    private Path repository(String name) {
        return module.folder().resolve("repository").resolve(name);
    }
}
