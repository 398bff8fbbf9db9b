package io.github.dockeroptimize.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockeroptimize.application.GoFlags;
import io.github.dockeroptimize.application.SourceProject;
import io.github.dockeroptimize.inspect.SourceInspection;
import io.github.dockeroptimize.inspect.context.SourceChoices;
import io.github.dockeroptimize.plan.ImagePlan;
import io.github.dockeroptimize.plan.Planner;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is copied and what is ignored agree, for every language and with all that lies around. */
class SourceContextTest {

    /** What no image and no build has. */
    private static final List<String> NEVER = List.of(
            ".env",
            ".env.local",
            "id_rsa",
            "node_modules/",
            "/node_modules/",
            ".idea/",
            "made/",
            "target/",
            ".git/",
            "pom.xml");

    @TempDir
    Path folder;

    static List<String> samples() {
        return SourceSamples.names();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void nothingIsCopiedThatIsIgnoredOrIsNotThere(String sample) {
        List<String> context = context(sample, SourceChoices.NONE);

        for (String copied : dockerfile(project(sample, SourceChoices.NONE)).contextPaths()) {
            assertThat(folder.resolve(copied)).exists();
            assertThat(context).as(copied).anyMatch(file -> file.equals(copied) || file.startsWith(copied + "/"));
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void nothingIsInTheContextThatIsNotASource(String sample) {
        assertThat(context(sample, SourceChoices.NONE))
                .noneMatch(
                        file -> NEVER.stream().anyMatch(never -> file.startsWith(never) || file.contains("/" + never)));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void whatLiesAroundIsThereAsGitSays(String sample) {
        List<String> context = context(sample, SourceChoices.NONE);

        assertThat(context).contains("d/largest.pdf", "d/keep.log", "größe/ä.txt", "$x/[a]/b*.txt");
        assertThat(context.contains("README.md")).isEqualTo(sample.matches("node-(?:built|site).*"));
        assertThat(context.contains("d/b.log")).isEqualTo(sample.endsWith("+git"));
        assertThat(context.contains("d/cache/x")).isEqualTo(sample.endsWith("+git"));
        assertThat(context.contains("a.log")).isEqualTo(sample.endsWith("+git"));
        assertThat(context.contains("keep.log")).isTrue();
        assertThat(context).doesNotContain("main_test.go");
    }

    @ParameterizedTest
    @MethodSource("samples")
    void whatTheUserSaysIsDone(String sample) {
        SourceChoices choices =
                new SourceChoices(List.of("made/z", ".env"), List.of("d", "**/*.txt"), List.of(), List.of());

        assertThat(context(sample, choices))
                .contains("made/z", ".env")
                .noneMatch(
                        file -> file.startsWith("d/") || (file.endsWith(".txt") && !file.equals("requirements.txt")));
    }

    @Test
    void whatAToolCallsATestStaysOutUnlessTheProgramNamesIt() {
        assertThat(context("node-built", SourceChoices.NONE))
                .contains("src/a.ts", "src/b.test.ts", ".umirc.ts", "notes/a.txt")
                .doesNotContain("src/c.test.ts", "src/__tests__/d.ts", "dist/a.js");
    }

    @Test
    void theSameNameIsNoTestWithoutATool() {
        assertThat(context("node-program", SourceChoices.NONE))
                .contains("license.js", "security/index.js", "docs/openapi.yaml", "test/a.js");
    }

    @Test
    void testsOfPythonAreKnownByTheirImports() {
        assertThat(context("python-modules", SourceChoices.NONE))
                .contains("tasks.py", "config.json", "data/model.bin", "polls/test_data.py")
                .doesNotContain("polls/tests.py", "venv3/lib/a.py");
    }

    @Test
    void orByTheConfigurationOfPytest() {
        assertThat(context("python-package", SourceChoices.NONE))
                .contains("src/shop/__main__.py", "src/shop/a.json")
                .doesNotContain("src/shop/spec_a.py", "checks/a.py", "docs/index.md");
    }

    private SourceProject project(String sample, SourceChoices choices) {
        return SourceInspection.recognise(SourceSamples.write(sample, folder), "shop", GoFlags.NONE, choices)
                .orElseThrow();
    }

    private static Dockerfile dockerfile(SourceProject project) {
        return DockerfilePlan.of(plan(project), Dialect.PORTABLE);
    }

    private static ImagePlan plan(SourceProject project) {
        return Planner.plan(project, "shop", SampleOptions.options().build());
    }

    /** The files that the builder is sent. */
    private List<String> context(String sample, SourceChoices choices) {
        SourceProject project = project(sample, choices);
        IgnoredFiles ignored = new IgnoredFiles(DockerfilePlan.ignored(plan(project), Dialect.PORTABLE));
        return ignored.others(folder);
    }
}
