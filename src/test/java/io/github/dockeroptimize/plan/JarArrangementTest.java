package io.github.dockeroptimize.plan;

import static io.github.dockeroptimize.ArchiveBuilder.JAVA_17;
import static io.github.dockeroptimize.ArchiveBuilder.jar;
import static io.github.dockeroptimize.ArchiveBuilder.library;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.dockeroptimize.ArchiveBuilder;
import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.TestBuild;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JarArrangementTest {

    @TempDir
    Path folder;

    private TestBuild build;

    @BeforeEach
    void startBuild() {
        build = TestBuild.in(folder);
    }

    @Test
    void putsEachKindOfLibraryIntoALayerOfItsOwn() {
        build.reactor("com.example:sibling:1.0")
                .release("org.demo:a:1.0")
                .snapshot("org.demo:b:2.0-SNAPSHOT")
                .release("org.demo:c:3.0");

        ImagePlan plan = plan(runnable());

        assertThat(PlanView.layerNames(plan))
                .containsExactly("dependencies", "snapshot-dependencies", "project-dependencies", "application");
        assertThat(PlanView.lines(plan, "dependencies"))
                .containsExactly(
                        "755 0:0 /app/",
                        "755 0:0 /app/lib/",
                        "644 0:0 /app/lib/a-1.0.jar",
                        "644 0:0 /app/lib/c-3.0.jar");
        assertThat(PlanView.lines(plan, "snapshot-dependencies"))
                .containsExactly("755 0:0 /app/", "755 0:0 /app/lib/", "644 0:0 /app/lib/b-2.0-SNAPSHOT.jar");
        assertThat(PlanView.lines(plan, "project-dependencies"))
                .containsExactly("755 0:0 /app/", "755 0:0 /app/lib/", "644 0:0 /app/lib/sibling-1.0.jar");
        assertThat(PlanView.lines(plan, "application")).containsExactly("755 0:0 /app/", "644 0:0 /app/app.jar");
        assertThat(plan.config().entrypoint()).containsExactly("java", "-jar", "/app/app.jar");
    }

    @Test
    void hasNoLayerWithoutFiles() {
        assertThat(PlanView.layerNames(plan(runnable()))).containsExactly("application");
    }

    @Test
    void namesTheClassPathInItsOwnOrder() {
        build.reactor("com.example:sibling:1.0")
                .snapshot("org.demo:b:2.0-SNAPSHOT")
                .release("org.demo:a:1.0");

        assertThat(manifest(plan(runnable().manifest("Class-Path", "config/")))).isEqualTo("""
                        Manifest-Version: 1.0\r
                        Main-Class: com.example.App\r
                        Class-Path: lib/sibling-1.0.jar lib/b-2.0-SNAPSHOT.jar lib/a-1.0.jar con\r
                         fig/\r
                        \r
                        """);
    }

    @Test
    void takesReleasesAsTheyAreAndWritesWhatTheReactorMadeAnew() {
        ArchiveBuilder release = library("a-1.0.jar");
        build.release("org.demo:a:1.0").reactor("com.example:sibling:1.0");

        ImagePlan plan = plan(runnable());

        Path repository = folder.resolve("repository");
        assertThat(PlanView.source(plan, "/app/lib/a-1.0.jar"))
                .isEqualTo(new Source.DiskFile(
                        repository.resolve("org.demo/a/a-1.0.jar"), release.bytes().length, "org.demo:a:1.0"));
        Path sibling = repository.resolve("com.example/sibling/sibling-1.0.jar");
        assertThat(PlanView.source(plan, "/app/lib/sibling-1.0.jar"))
                .isEqualTo(
                        new Source.NormalizedArchive(sibling, sibling.toFile().length(), "com.example:sibling:1.0"));
    }

    @Test
    void callsAJarBesideTheArchiveByItsFileName() {
        library("driver.jar").write(build.target());

        assertThat(PlanView.source(plan(runnable().manifest("Class-Path", "driver.jar")), "/app/lib/driver.jar")
                        .origin())
                .isEqualTo("driver.jar");
    }

    @Test
    void addsTheMainClassThatWasFound() {
        assertThat(manifest(plan(jar("app.jar").mainClass("com/example/Found.class", JAVA_17))))
                .isEqualTo("""
                        Manifest-Version: 1.0\r
                        Main-Class: com.example.Found\r
                        \r
                        """);
    }

    @Test
    void keepsAManifestThatSaysAllItNeeds() {
        Source jar = PlanView.source(plan(runnable().entry("META-INF/SIGNER.SF", "")), "/app/app.jar");

        assertThat(jar).isInstanceOf(Source.NormalizedArchive.class);
    }

    @Test
    void dropsWhatDoesNotFitANewManifest() {
        build.release("org.demo:a:1.0");

        Source.AssembledJar jar = PlanView.jar(
                plan(runnable()
                        .folder("META-INF/")
                        .entry("META-INF/INDEX.LIST", "")
                        .entry("META-INF/SIGNER.SF", "")
                        .entry("META-INF/SIGNER.DSA", "")
                        .entry("META-INF/SIGNER.EC", "")
                        .entry("META-INF/LICENSE", "")
                        .entry("META-INF/more/OTHER.SF", "")),
                "/app/app.jar");

        assertThat(PlanView.names(jar))
                .containsExactly("com/example/App.class", "META-INF/", "META-INF/LICENSE", "META-INF/more/OTHER.SF");
    }

    @Test
    void cannotTakeItselfApart() {
        var application = build.archive(runnable()).inspect();
        Options options =
                TestOptions.with().contents(Options.ContentsChoice.ARCHIVE).build();

        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> Planner.plan(application, options))
                .withMessage(
                        "'contents' is 'archive', but a plain jar contains no tool to extract it; set <contents>layers</contents> or -Ddocker-optimize.contents=layers");
    }

    private static ArchiveBuilder runnable() {
        return jar("app.jar").manifest("Main-Class", "com.example.App").mainClass("com/example/App.class", JAVA_17);
    }

    private ImagePlan plan(ArchiveBuilder archive) {
        return Planner.plan(build.archive(archive).inspect(), TestOptions.defaults());
    }

    private static String manifest(ImagePlan plan) {
        return PlanView.jar(plan, "/app/app.jar").manifest().text();
    }
}
