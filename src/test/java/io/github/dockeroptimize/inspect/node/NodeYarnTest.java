package io.github.dockeroptimize.inspect.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.application.NodeEntry;
import io.github.dockeroptimize.application.NodeInstaller.Kind;
import io.github.dockeroptimize.application.NodeProject;
import io.github.dockeroptimize.application.NodeServer;
import io.github.dockeroptimize.application.NodeStart;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Projects of modern Yarn: with Plug'n'Play, with their packages in the repository, and with workspaces. */
class NodeYarnTest {

    private static final String MANIFEST = "{'name': 'api', 'packageManager': 'yarn@4.5.0', 'scripts': {'build': 'tsc',"
            + " 'start': '%s'}, 'dependencies': {'x': '1'}}";

    @TempDir
    Path folder;

    private NodeProjectBuilder project(String start) {
        return NodeProjectBuilder.in(folder, String.format(MANIFEST, start))
                .file("yarn.lock", "__metadata:\n  version: 8\n")
                .files(".pnp.cjs", ".pnp.loader.mjs", ".yarn/install-state.gz", "src/a.ts");
    }

    private static NodeStart start(NodeProject project) {
        return ((NodeServer) project.result()).start().orElseThrow();
    }

    @Test
    void yarnAndItsPackagesMayLieInTheProject() {
        NodeProject project = project("node dist/a.js")
                .files(".yarn/releases/yarn-4.5.0.cjs", ".yarn/cache/x.zip")
                .file(".yarnrc.yml", "yarnPath: .yarn/releases/yarn-4.5.0.cjs\n")
                .read();

        assertThat(project.packageManager().kind()).isEqualTo(Kind.YARN_BERRY);
        assertThat(project.packageManager().script()).contains(".yarn/releases/yarn-4.5.0.cjs");
        assertThat(project.install().manifests())
                .extracting(NodeEntry::path)
                .containsExactly(".yarn/cache", ".yarn/releases", ".yarnrc.yml", "package.json", "yarn.lock");
    }

    @Test
    void aCacheThatGitIgnoresIsOfThisMachine() {
        NodeProject project = project("node dist/a.js")
                .files(".yarn/cache/x.zip")
                .file(".gitignore", ".yarn/*\n")
                .read();

        assertThat(project.install().manifests()).extracting(NodeEntry::path).doesNotContain(".yarn/cache");
    }

    /** Tools look for it, and would then miss the packages that it names. */
    @Test
    void whatPlugAndPlayHasMadeIsNoSource() {
        NodeProject project =
                project("node dist/a.js").files(".yarn/cache/x.zip").read();

        assertThat(project.sources())
                .extracting(NodeEntry::path)
                .contains("src")
                .doesNotContain(".yarn", ".pnp.cjs", ".pnp.loader.mjs");
        assertThat(((NodeServer) project.result()).files()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "node -r ./.pnp.cjs dist/a.js",
                "node --require=./.pnp.cjs --loader ./.pnp.loader.mjs dist/a.js",
                "node --experimental-loader=./.pnp.loader.mjs dist/a.js",
                "NODE_OPTIONS=\\\"-r ./.pnp.cjs\\\" node dist/a.js",
                "yarn node dist/a.js",
                "node dist/a.js"
            })
    void plugAndPlayIsNotLoaded(String script) {
        NodeStart start = start(project(script).read());

        assertThat(start.command()).containsExactly("node", "dist/a.js");
        assertThat(start.environment()).isEmpty();
        assertThat(start.paths()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"'', true", "nodeLinker: pnp, true", "nodeLinker: node-modules, false", "nodeLinker: pnpm, false"})
    void thatItIsReplacedIsSaid(String settings, boolean said) {
        NodeProject project =
                project("node dist/a.js").file(".yarnrc.yml", settings).read();

        assertThat(project.rules().notes().stream().anyMatch(note -> note.contains("Plug'n'Play")))
                .isEqualTo(said);
    }

    @ParameterizedTest
    @CsvSource({
        "yarn@4.5.0, '', true",
        "yarn@3.8.7, '', false",
        "yarn@3.8.7, .yarn/plugins/@yarnpkg/plugin-workspace-tools.cjs, true"
    })
    void aMemberNeedsAYarnThatCanInstallIt(String yarn, String plugin, boolean possible) {
        NodeProjectBuilder.in(folder, "{'workspaces': ['apps/*'], 'packageManager': '" + yarn + "'}")
                .files("yarn.lock", plugin.isEmpty() ? "x" : plugin);
        NodeProjectBuilder member = NodeProjectBuilder.in(
                        folder.resolve("apps/api"), "{'name': 'api', 'main': 'a.js', 'dependencies': {'x': '1'}}")
                .files("a.js");

        if (possible) {
            assertThat(member.read().workspace()).isPresent();
        } else {
            assertThatThrownBy(member::read)
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("Yarn 3.8.7 of '" + folder.getFileName() + "'")
                    .hasMessageContaining("yarn plugin import workspace-tools");
        }
    }
}
