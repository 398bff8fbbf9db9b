package io.github.dockeroptimize.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.inspect.NodeProject;
import io.github.dockeroptimize.inspect.NodeProjectBuilder;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** On what a Node.js project runs, and how it starts. */
class NodeArrangementTest {

    @TempDir
    Path folder;

    private NodeProject program(String version) {
        return NodeProjectBuilder.in(
                        folder, "{'scripts': {'start': 'A=b node a.js'}, 'engines': {'node': '" + version + "'}}")
                .files("a.js")
                .read();
    }

    private static SourcePlan plan(NodeProject project, TestOptions options) {
        return SourcePlanner.plan(project, "module", options.build());
    }

    @Test
    void runsOnTheReleaseItIsForAndStopsOnSigterm() {
        SourcePlan plan = plan(program("20"), TestOptions.with());

        assertThat(plan.baseImage()).hasToString("node:20-slim");
        assertThat(plan.builder()).hasToString("node:20-slim");
        assertThat(plan.config().entrypoint())
                .hasSize(4)
                .startsWith("node", "--import")
                .endsWith("a.js")
                .element(2)
                .asString()
                .contains("SIGTERM");
        assertThat(plan.config().environment())
                .containsEntry("NODE_ENV", "production")
                .containsEntry("A", "b");
        assertThat(plan.config().ports()).hasToString("[3000]");
        assertThat(plan.config().workingDirectory()).contains(new ImagePath("/app"));
    }

    @ParameterizedTest
    @CsvSource({
        "node:22-alpine, node:22-alpine, node",
        "registry.example.com/base/node:20.11-bookworm, registry.example.com/base/node:20.11-bookworm, node",
        "gcr.io/distroless/nodejs22-debian12, node:22-slim, /nodejs/bin/node",
        "registry.example.com/runtime:1, node:20-slim, node"
    })
    void isBuiltOnTheSameLibcAsItRunsOn(String base, String builder, String command) {
        SourcePlan plan = plan(program("20"), TestOptions.with().baseImage(base));

        assertThat(plan.baseImage()).hasToString(base);
        assertThat(plan.builder()).hasToString(builder);
        assertThat(plan.config().entrypoint()).startsWith(command, "--import");
    }

    @Test
    void oldReleasesKnowNoImport() {
        assertThat(plan(program("16.x"), TestOptions.with()).config().entrypoint())
                .containsExactly("node", "a.js");
        assertThat(plan(program("20"), TestOptions.with().baseImage("node:18.17-slim"))
                        .config()
                        .entrypoint())
                .containsExactly("node", "a.js");
    }

    @Test
    void aCommandOfADependencyIsStartedWithoutAShell() {
        NodeProject project = NodeProjectBuilder.in(
                        folder,
                        "{'scripts': {'build': 'next build', 'start': 'next start'}, 'dependencies': {'next': '1'}}")
                .files("package-lock.json")
                .read();

        SourcePlan plan = plan(project, TestOptions.with());

        assertThat(plan.config().entrypoint()).containsExactly("/app/node_modules/.bin/next", "start");
        assertThat(plan.config().environment())
                .hasEntrySatisfying(
                        "NODE_OPTIONS",
                        options -> assertThat(options)
                                .startsWith("--import=data:text/javascript,")
                                .doesNotContain(" "));
    }

    @Test
    void nothingToStartIsAnErrorUnlessTheEntrypointIsSet() {
        NodeProject project = NodeProjectBuilder.in(folder, "{}").read();

        assertThatThrownBy(() -> plan(project, TestOptions.with()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("'" + folder.getFileName() + "'")
                .hasMessageContaining("<entrypoint>")
                .hasMessageContaining("-Ddocker-optimize.entrypoint");
        assertThat(plan(project, TestOptions.with().entrypoint("node", "x.js"))
                        .config()
                        .entrypoint())
                .containsExactly("node", "x.js");
    }

    @Test
    void aSiteIsHandedOutByAWebServer() {
        NodeProject project = NodeProjectBuilder.in(
                        folder, "{'scripts': {'build': 'vite build'}, 'devDependencies': {'vite': '1'}}")
                .files("package-lock.json")
                .read();

        SourcePlan plan = plan(project, TestOptions.with());

        assertThat(plan.baseImage()).hasToString("nginxinc/nginx-unprivileged:stable");
        assertThat(plan.builder()).hasToString("node:26-slim");
        assertThat(plan.config().entrypoint()).isEmpty();
        assertThat(plan.config().ports()).hasToString("[8080]");
        assertThat(plan.config().workingDirectory()).isEmpty();
        assertThat(plan.config().environment()).isEmpty();
    }

    @Test
    void saysWhatTheUserShouldKnow() {
        assertThat(plan(program("20"), TestOptions.with()).notes())
                .singleElement()
                .asString()
                .contains("SIGTERM");
        assertThat(plan(program("16"), TestOptions.with()).notes()).isEmpty();
        NodeProject project = NodeProjectBuilder.in(
                        folder,
                        "{'main': 'a.js', 'scripts': {'build': 'x', 'postinstall': 'x'},"
                                + " 'dependencies': {'@prisma/client': '1'}}")
                .files("a.js", "package-lock.json", ".env.production")
                .file(".npmrc", "//r/:_authToken=x")
                .read();

        assertThat(plan(project, TestOptions.with()).notes())
                .anyMatch(note -> note.contains("--secret id=npmrc,src=.npmrc"))
                .anyMatch(note -> note.contains("'scripts.postinstall'"))
                .anyMatch(note -> note.contains("'.env.production'"))
                .anyMatch(note -> note.contains("'@prisma/client'"));
    }
}
