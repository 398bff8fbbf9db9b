package io.github.dockeroptimize.inspect.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.application.GoFlags;
import io.github.dockeroptimize.application.NodeProject;
import io.github.dockeroptimize.inspect.SourceInspection;
import io.github.dockeroptimize.inspect.context.SourceChoices;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who installs a project, by the lock files and settings that lie next to it, or at the root of its workspace. */
class NodeLocksTest {

    private static final String WORKSPACE = "{'workspaces': ['apps/*']%s}";
    private static final String MEMBER = "{'name': 'api', 'main': 'a.js', 'dependencies': {'x': '1'}}";

    @TempDir
    Path root;

    private Path member;

    @BeforeEach
    void member() {
        member = root.resolve("apps/api");
    }

    /** The file, its package manager's name in the message. */
    @ParameterizedTest
    @CsvSource({
        "bun.lock, Bun",
        "bun.lockb, Bun",
        "deno.lock, Deno",
        "deno.json, Deno",
        "deno.jsonc, Deno",
        "rush.json, Rush",
        "vlt-lock.json, vlt"
    })
    void anotherPackageManagerIsSaidByName(String file, String name) {
        NodeProjectBuilder alone = NodeProjectBuilder.in(member, MEMBER).files("a.js", file);
        NodeProjectBuilder inside =
                NodeProjectBuilder.in(root.resolve("w/apps/api"), MEMBER).files("a.js");
        NodeProjectBuilder.in(root.resolve("w"), String.format(WORKSPACE, "")).files(file);

        for (NodeProjectBuilder project : List.of(alone, inside)) {
            assertThatThrownBy(project::read)
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("'" + file + "' in '")
                    .hasMessageContaining(name + " isn't supported")
                    .hasMessageContaining("npm install --package-lock-only")
                    .hasMessageNotContaining("\n");
        }
    }

    @ParameterizedTest
    @CsvSource({"bun@1.2.0, Bun", "deno@2, Deno", "vlt@1, vlt", "other@3, other"})
    void soIsOneThatTheManifestNames(String pinned, String name) {
        assertThatThrownBy(() -> NodeProjectBuilder.in(
                                member, MEMBER.replace("'main'", "'packageManager': '" + pinned + "', 'main'"))
                        .files("a.js")
                        .read())
                .hasMessageContaining("'packageManager' in 'package.json' is '" + pinned + "', and " + name + " isn't");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bun.lock", "bun.lockb", "deno.lock", "vlt-lock.json"})
    void theWayOutWorksAndIsSaid(String file) {
        NodeProject project = NodeProjectBuilder.in(member, MEMBER)
                .files("a.js", "package-lock.json", file)
                .read();

        assertThat(project.rules().notes())
                .anyMatch(note -> note.startsWith("'" + file + "' is ")
                        && note.endsWith("npm installs what 'package-lock.json' names"));
    }

    @Test
    void aWorkspaceWithoutALockFileIsAskedForOneAtItsRoot() {
        NodeProjectBuilder.in(root, String.format(WORKSPACE, ", 'packageManager': 'yarn@4.5.0'"));
        NodeProjectBuilder project = NodeProjectBuilder.in(member, MEMBER).files("a.js");

        assertThatThrownBy(project::read)
                .hasMessageStartingWith("'package.json' in '" + root.getFileName() + "' has no lock file next to it")
                .hasMessageContaining("'yarn install'");
    }

    @Test
    void aMemberThatNeedsNothingNeedsNoLockFile() {
        NodeProjectBuilder.in(root, String.format(WORKSPACE, "")).files("bun.lock");

        assertThat(NodeProjectBuilder.in(member, "{'main': 'a.js'}")
                        .files("a.js")
                        .read()
                        .workspace())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"package-lock.json", "pnpm-lock.yaml", "yarn.lock", "npm-shrinkwrap.json"})
    void aLockFileThatGitIgnoresIsInTheContextAndSaid(String lock) {
        NodeProject alone = NodeProjectBuilder.in(member, MEMBER)
                .files("a.js", lock)
                .file(".gitignore", lock + "\n")
                .read();
        NodeProjectBuilder.in(root.resolve("w"), String.format(WORKSPACE, ""))
                .files(lock)
                .file(".gitignore", lock + "\n");
        NodeProject inside = NodeProjectBuilder.in(root.resolve("w/apps/api"), MEMBER)
                .files("a.js")
                .read();

        for (NodeProject project : List.of(alone, inside)) {
            assertThat(project.rules().patterns()).contains("!" + lock);
            assertThat(project.rules().notes())
                    .anyMatch(note -> note.startsWith("git ignores '" + lock + "', but the image is made with that"));
        }
    }

    @Test
    void soIsWhatElseTheInstallationReads() {
        NodeProject project = NodeProjectBuilder.in(member, MEMBER)
                .files("a.js", "yarn.lock", ".yarn/releases/yarn.cjs", "patches/x.patch")
                .file(".gitignore", ".yarn\npatches\n")
                .read();

        assertThat(project.rules().notes())
                .anyMatch(note -> note.startsWith("git ignores '.yarn/releases', 'patches', but"));
    }

    @Test
    void aLockFileThatTheUserExcludesIsSaid() {
        NodeProjectBuilder.in(member, MEMBER).files("a.js", "package-lock.json");
        NodeProject project = (NodeProject) SourceInspection.recognise(
                        member,
                        "module",
                        GoFlags.NONE,
                        new SourceChoices(List.of(), List.of("*.json"), List.of(), List.of()))
                .orElseThrow();

        assertThat(project.rules().notes())
                .anyMatch(note -> note.startsWith("<excludedSources> names 'package-lock.json', 'package.json', but"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bun build ./a.ts --outdir dist      | true",
                "tsc && bunx tsc-alias               | true",
                "A=b bun run x                       | true",
                "npm run x                           | true",
                "tsc -p bun                          | false",
                "node build.js bun                   | false"
            })
    void aBuildThatNeedsAnotherRuntimeIsRefused(String script, boolean refused) {
        String manifest = "{'main': 'a.js', 'scripts': {'build': '" + script + "', 'x': 'deno task y'}%s}";

        assertThatCode(() -> NodeProjectBuilder.in(member, String.format(manifest, ""))
                        .files("a.js")
                        .read())
                .matches(thrown ->
                        refused == (thrown != null && thrown.getMessage().contains("the builder has no ")));
        assertThatCode(() -> NodeProjectBuilder.in(
                                member, String.format(manifest, ", 'devDependencies': {'bun': '1', 'deno': '1'}"))
                        .files("a.js", "package-lock.json")
                        .read())
                .doesNotThrowAnyException();
    }
}
