package io.github.dockeroptimize.plan;

import static io.github.dockeroptimize.ArchiveBuilder.bootJar;
import static io.github.dockeroptimize.ArchiveBuilder.jar;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.dockeroptimize.ArchiveBuilder;
import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.TestBuild;
import io.github.dockeroptimize.application.LibraryKind;
import io.github.dockeroptimize.layering.BumpWeights;
import io.github.dockeroptimize.layering.DependencySplit;
import io.github.dockeroptimize.layering.LayerBudget;
import io.github.dockeroptimize.layering.LockFile;
import io.github.dockeroptimize.plan.Options.ContentsChoice;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every shape splits its release dependencies in the same way, and nothing else. */
class DependencyLayersTest {

    private static final DependencySplit TWO = new DependencySplit.ByCost(LayerBudget.parse("2"), BumpWeights.EQUAL);

    @TempDir
    Path folder;

    private TestBuild build;

    @BeforeEach
    void startBuild() {
        build = TestBuild.in(folder);
        release("org.big:big:1.0", 900_000);
        release("org.one:one:1.0", 50_000);
        release("org.two:two:1.0", 40_000);
        build.snapshot("org.demo:late:1-SNAPSHOT").reactor("com.example:sibling:1.0");
    }

    private void release(String coordinates, int size) {
        String[] parts = coordinates.split(":", -1);
        build.library(
                coordinates,
                LibraryKind.RELEASE,
                ArchiveBuilder.library(parts[1] + "-" + parts[2] + ".jar").entry("data", noise(size)));
    }

    /** What no compression makes small. */
    private static byte[] noise(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    @Test
    void ofAPlainJar() {
        ImagePlan plan = plan(runnable(), TestOptions.with().dependencies(TWO));

        assertThat(PlanView.layerNames(plan))
                .containsExactly(
                        "dependencies-org.big",
                        "dependencies-org.one",
                        "snapshot-dependencies",
                        "project-dependencies",
                        "application");
        assertThat(PlanView.lines(plan, "dependencies-org.big"))
                .containsExactly("755 0:0 /app/", "755 0:0 /app/lib/", "644 0:0 /app/lib/big-1.0.jar");
        assertThat(PlanView.files(plan, "dependencies-org.one"))
                .containsExactly("/app/lib/one-1.0.jar", "/app/lib/two-1.0.jar");
    }

    @Test
    void ofASpringBootArchiveWithItsIndex() {
        ImagePlan plan = plan(boot("launcher"), TestOptions.with().dependencies(TWO));

        assertThat(PlanView.layerNames(plan))
                .containsExactly(
                        "dependencies-org.big",
                        "dependencies-org.one",
                        "spring-boot-loader",
                        "snapshot-dependencies",
                        "application");
        assertThat(PlanView.files(plan, "dependencies-org.big")).containsExactly("/app/BOOT-INF/lib/big-1.0.jar");
        assertThat(PlanView.files(plan, "dependencies-org.one"))
                .containsExactly("/app/BOOT-INF/lib/one-1.0.jar", "/app/BOOT-INF/lib/two-1.0.jar");
        assertThat(plan.layers()).allMatch(layer -> layer.content() instanceof LayerContent.Files);
    }

    @Test
    void ofASpringBootArchiveAsAThinJar() {
        ImagePlan plan = plan(boot("launcher"), TestOptions.with().thin().dependencies(TWO));

        assertThat(PlanView.layerNames(plan))
                .containsExactly(
                        "dependencies-org.big", "dependencies-org.one", "snapshot-dependencies", "application");
        assertThat(PlanView.files(plan, "dependencies-org.big")).containsExactly("/app/lib/big-1.0.jar");
    }

    @Test
    void ofASpringBootArchiveWhoseIndexHasOtherNames() {
        ArchiveBuilder archive = nested(
                        bootJar("3.5.16").launcher("org.springframework.boot.loader.launch.JarLauncher"))
                .layersIndex("BOOT-INF/layers.idx", """
                        - "company":
                          - "BOOT-INF/lib/two-1.0.jar"
                        - "dependencies":
                          - "BOOT-INF/lib/big-1.0.jar"
                          - "BOOT-INF/lib/one-1.0.jar"
                          - "BOOT-INF/lib/sibling-1.0.jar"
                        - "rest":
                          - "BOOT-INF/"
                          - "META-INF/"
                          - "org/"
                        """);

        ImagePlan plan = plan(archive, TestOptions.with().dependencies(TWO));

        assertThat(PlanView.layerNames(plan))
                .containsExactly("company", "dependencies-org.big", "dependencies-org.one", "dependencies", "rest");
        assertThat(PlanView.files(plan, "dependencies")).containsExactly("/app/BOOT-INF/lib/sibling-1.0.jar");
    }

    @Test
    void ofAWar() {
        build.packaging("war");
        ArchiveBuilder archive = jar("app.war").entry("index.html", "");
        for (String name : List.of("big-1.0.jar", "one-1.0.jar", "two-1.0.jar", "sibling-1.0.jar")) {
            archive.entry("WEB-INF/lib/" + name, noise(name.startsWith("big") ? 900_000 : 50_000));
        }

        ImagePlan plan = plan(archive, TestOptions.with().dependencies(TWO));

        assertThat(PlanView.layerNames(plan))
                .containsExactly("dependencies-org.big", "dependencies-org.one", "project-dependencies", "application");
    }

    @Test
    void stayInOneLayerWhereTheUserSaysNothing() {
        assertThat(PlanView.layerNames(plan(runnable(), TestOptions.with()))).startsWith("dependencies");
    }

    @Test
    void aLayerIsCalledDependenciesWhereItIsTheOnlyOne() {
        TestBuild small =
                TestBuild.in(folder.resolve("small")).release("org.a:a:1").release("org.b:b:1");

        ImagePlan plan = Planner.plan(
                small.archive(runnable()).inspect(),
                TestOptions.with().dependencies(TWO).build());

        assertThat(PlanView.layerNames(plan)).containsExactly("dependencies", "application");
    }

    @Test
    void areThoseOfTheLock() {
        ImagePlan plan = plan(runnable(), TestOptions.with().dependencies(lock("""
                layer second
                layer first
                org.one:one first
                org.big:big second
                """)));

        assertThat(PlanView.layerNames(plan))
                .containsExactly(
                        "dependencies-second",
                        "dependencies-first",
                        "dependencies-unlocked",
                        "snapshot-dependencies",
                        "project-dependencies",
                        "application");
        assertThat(PlanView.files(plan, "dependencies-unlocked")).containsExactly("/app/lib/two-1.0.jar");
        assertThat(plan.layers().stream().filter(Layer::isUnlocked)).hasSize(1);
    }

    /** A bump of one version changes one layer, and neither the name nor the content of another. */
    @Test
    void ofALockStayAsTheyAreWhenAVersionChanges() {
        DependencySplit lock = lock("layer x\nlayer y\norg.one:one x\norg.two:two y\norg.big:big y\n");
        ImagePlan before = plan(runnable(), TestOptions.with().dependencies(lock));
        build = TestBuild.in(folder.resolve("later"));
        release("org.big:big:2.0", 990_000);
        release("org.one:one:1.0", 50_000);
        release("org.two:two:1.0", 40_000);

        ImagePlan after = plan(runnable(), TestOptions.with().dependencies(lock));

        assertThat(PlanView.lines(after, "dependencies-x")).isEqualTo(PlanView.lines(before, "dependencies-x"));
        assertThat(PlanView.files(after, "dependencies-y"))
                .containsExactly("/app/lib/big-2.0.jar", "/app/lib/two-1.0.jar");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theArchivesOwnToolCannotSplitThem(boolean locked) {
        TestOptions options = TestOptions.with()
                .contents(ContentsChoice.ARCHIVE)
                .dependencies(locked ? lock("layer x\nlayer y\norg.one:one x\norg.two:two y\norg.big:big y\n") : TWO);
        ArchiveBuilder archive = boot("tools");

        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> plan(archive, options))
                .withMessage(
                        "'contents' is 'archive', but the archive's own tool extracts all dependencies as one layer,"
                                + " while several are configured (dependencyLayers, or docker-optimize.lock); set"
                                + " <contents>layers</contents> or -Ddocker-optimize.contents=layers");
    }

    private static DependencySplit lock(String text) {
        return new DependencySplit.Locked(LockFile.read(text, "docker-optimize.lock"));
    }

    private static ArchiveBuilder runnable() {
        return jar("app.jar").manifest("Main-Class", "com.example.App").mainClass("com/example/App.class", 61);
    }

    private static ArchiveBuilder boot(String jarmode) {
        ArchiveBuilder archive =
                nested(bootJar("3.5.16").launcher("org.springframework.boot.loader.launch.JarLauncher"));
        if (jarmode.equals("tools")) {
            archive.libraries("BOOT-INF/lib/", "spring-boot-jarmode-tools-3.5.16.jar");
        }
        return archive.layersIndex("BOOT-INF/layers.idx", """
                - "dependencies":
                  - "BOOT-INF/lib/big-1.0.jar"
                  - "BOOT-INF/lib/one-1.0.jar"
                  - "BOOT-INF/lib/two-1.0.jar"
                - "spring-boot-loader":
                  - "org/"
                - "snapshot-dependencies":
                  - "BOOT-INF/lib/late-1-SNAPSHOT.jar"
                - "application":
                  - "BOOT-INF/"
                  - "META-INF/"
                """);
    }

    private static ArchiveBuilder nested(ArchiveBuilder archive) {
        return archive.entry("BOOT-INF/lib/big-1.0.jar", noise(900_000))
                .entry("BOOT-INF/lib/one-1.0.jar", noise(50_000))
                .entry("BOOT-INF/lib/two-1.0.jar", noise(40_000))
                .entry("BOOT-INF/lib/late-1-SNAPSHOT.jar", noise(100))
                .entry("BOOT-INF/lib/sibling-1.0.jar", noise(100));
    }

    private ImagePlan plan(ArchiveBuilder archive, TestOptions options) {
        return Planner.plan(build.archive(archive).inspect(), options.build());
    }
}
