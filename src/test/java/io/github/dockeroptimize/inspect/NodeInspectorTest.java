package io.github.dockeroptimize.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.inspect.NodeInstaller.Kind;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a folder with a package.json is. */
class NodeInspectorTest {

    @TempDir
    Path folder;

    private NodeProjectBuilder program(String fields) {
        return NodeProjectBuilder.in(folder, "{'main': 'a.js', " + fields + " 'dependencies': {'x': '1'}}")
                .files("a.js");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "package-lock.json   | {}                      | ''                                        | NPM          | ''",
                "npm-shrinkwrap.json | {}                      | 'packageManager': 'npm@10.8.1',           | NPM          | 10.8.1",
                "pnpm-lock.yaml      | lockfileVersion: '9.0'  | ''                                        | PNPM         | 10",
                "pnpm-lock.yaml      | lockfileVersion: '6.0'  | ''                                        | PNPM         | 8",
                "pnpm-lock.yaml      | lockfileVersion: 5.4    | ''                                        | PNPM         | 7",
                "pnpm-lock.yaml      | lockfileVersion: '9.0'  | 'packageManager': 'pnpm@9.1.0+sha512.ab', | PNPM         | 9.1.0",
                "yarn.lock           | # yarn lockfile v1      | ''                                        | YARN_CLASSIC | 1.22.22",
                "yarn.lock           | # yarn lockfile v1      | 'packageManager': 'yarn@1.22.19',         | YARN_CLASSIC | 1.22.19",
                "yarn.lock           | __metadata:;  version: 8 | ''                                       | YARN_BERRY   | 4",
                "yarn.lock           | __metadata:;  version: 6 | ''                                       | YARN_BERRY   | 3",
                "yarn.lock           | x                       | 'packageManager': 'yarn@4.5.0',           | YARN_BERRY   | 4.5.0"
            })
    void thePackageManagerIsThatOfTheLockFile(String lock, String text, String field, Kind kind, String version) {
        NodeInstaller manager = program(field.equals("''") ? "" : field)
                .file(lock, text.replace(";", "\n"))
                .read()
                .packageManager();

        assertThat(manager.kind()).isEqualTo(kind);
        assertThat(manager.version().orElse("")).isEqualTo(version.equals("''") ? "" : version);
    }

    @Test
    void yarnMayLieInTheProject() {
        NodeProject project = program("")
                .files("yarn.lock", ".yarn/releases/yarn-4.5.0.cjs", ".yarn/cache/x.zip")
                .file(".yarnrc.yml", "yarnPath: .yarn/releases/yarn-4.5.0.cjs\n")
                .read();

        assertThat(project.packageManager().kind()).isEqualTo(Kind.YARN_BERRY);
        assertThat(project.packageManager().script()).contains(".yarn/releases/yarn-4.5.0.cjs");
        assertThat(project.install().manifests())
                .extracting(NodeEntry::path)
                .containsExactly(".yarn/releases", ".yarnrc.yml", "package.json", "yarn.lock");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "''                             | ''                        | has no lock file beside it | npm install --package-lock-only",
                "'packageManager': 'pnpm@9.1.0', | ''                       | has no lock file beside it | pnpm install --lockfile-only",
                "''                             | package-lock.json,yarn.lock | 'yarn.lock' in            | delete the one",
                "'packageManager': 'pnpm@9.1.0', | package-lock.json        | is 'pnpm@9.1.0', but the lock file is 'package-lock.json' | correct",
                "'workspaces': ['a'],           | package-lock.json         | has workspaces             | <skip>true</skip>"
            })
    void aLockFileThatIsNotCertainIsAnError(String field, String locks, String message, String advice) {
        NodeProjectBuilder builder = program(field.equals("''") ? "" : field);
        if (!locks.equals("''")) {
            builder.files(locks.split(","));
        }

        assertThatThrownBy(builder::read)
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(message)
                .hasMessageContaining(advice)
                .hasMessageNotContaining("\n");
    }

    @Test
    void aProjectWithoutDependenciesNeedsNoLockFile() {
        NodeProject project =
                NodeProjectBuilder.in(folder, "{'main': 'a.js'}").files("a.js").read();

        assertThat(project.install().any()).isFalse();
        assertThat(project.packageManager().kind()).isEqualTo(Kind.NPM);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\n  \"main\": \"a.js\"\n  \"x\": 1}", "not json", "{", "[]", "", "null"})
    void aManifestThatIsNoJsonIsAnError(String text) {
        assertThatThrownBy(() -> NodeProjectBuilder.in(folder, "{}")
                        .file("package.json", text)
                        .read())
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("'package.json' in '" + folder.getFileName() + "' isn't ")
                .hasMessageNotContaining("\n");
    }

    @Test
    void aByteOrderMarkAndWindowsLinesAreRead() {
        NodeProject project = NodeProjectBuilder.in(folder, "\uFEFF{\r\n  'main': 'a.js'\r\n}\r\n")
                .files("a.js")
                .read();

        assertThat(project.describe()).isEqualTo("Node.js 26 program, installed by npm");
    }

    @ParameterizedTest
    @CsvSource({
        "//registry.example.com/:_authToken=${NPM_TOKEN}, true",
        "_auth = abc, true",
        "//r.example.com/:_password=abc, true",
        "registry=https://registry.example.com/, false",
        "# _authToken=, false"
    })
    void settingsThatHoldACredentialAreNeverCopied(String line, boolean secret) {
        NodeInstall install = program("")
                .files("package-lock.json")
                .file(".npmrc", "save-exact=true\r\n" + line + "\r\n")
                .read()
                .install();

        assertThat(install.secrets().contains(".npmrc")).isEqualTo(secret);
        assertThat(install.manifests().contains(new NodeEntry(".npmrc", false))).isEqualTo(!secret);
    }

    @Test
    void onlyEntriesThatABuildMayNeedAreSources() {
        NodeProject project = program("'scripts': {'build': 'tsc'},")
                .files(
                        "package-lock.json",
                        "pom.xml",
                        "Dockerfile",
                        "x.Dockerfile",
                        "README.md",
                        ".env",
                        ".editorconfig")
                .files("node_modules/x/i.js", "dist/a.js", "target/x", "test/a.js", "a.test.ts", "jest.config.js")
                .files(
                        "made/a.js",
                        "tsconfig.json",
                        "src/a.ts",
                        "größe 1/b.ts",
                        ".babelrc",
                        "vite.config.ts",
                        "debug.log")
                .file(".gitignore", "made\n")
                .read();

        assertThat(project.sources())
                .extracting(NodeEntry::path)
                .containsExactly(".babelrc", "a.js", "größe 1", "src", "tsconfig.json", "vite.config.ts");
    }

    @Test
    void besideWhatIsBuiltAProgramGetsWhatItReads() {
        NodeProject project = NodeProjectBuilder.in(
                        folder,
                        "{'scripts': {'build': 'tsc', 'start': 'node dist/a.js'}, 'files': ['dist', './seeds/**']}")
                .files("src/a.ts", "views/a.html", "public/a.css", "seeds/a.sql", "scripts/a.sh", "tsconfig.json")
                .read();

        NodeServer server = (NodeServer) project.result();
        assertThat(server.files()).extracting(NodeEntry::path).containsExactly("public", "seeds", "views");
        assertThat(server.outputs()).containsExactly("dist");
    }

    @Test
    void aProgramThatRunsFromItsSourcesGetsThemWithoutTheToolsSettings() {
        NodeServer server = (NodeServer) program("")
                .files("package-lock.json", "lib/a.js", "eslint.config.js", ".babelrc", "tsconfig.json", "docs/a")
                .read()
                .result();

        assertThat(server.files()).extracting(NodeEntry::path).containsExactly("a.js", "lib");
        assertThat(server.outputs()).isEmpty();
    }

    @Test
    void aDependencyOutsideOfTheFolderIsAnError() {
        assertThatThrownBy(() -> NodeProjectBuilder.in(folder, "{'dependencies': {'lib': 'file:../lib'}}")
                        .files("package-lock.json")
                        .read())
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("'lib' from 'file:../lib'");
    }

    @Test
    void aDependencyInTheFolderComesWithTheLockFile() {
        NodeProject project = NodeProjectBuilder.in(
                        folder, "{'main': 'a.js', 'dependencies': {'lib': 'file:./libs/lib'}}")
                .files("package-lock.json", "a.js", "libs/lib/package.json")
                .read();

        assertThat(project.install().manifests()).contains(new NodeEntry("libs/lib", true));
    }

    @Test
    void whatIsCommittedAndNeverBuiltIsASource() {
        NodeProjectBuilder builder =
                NodeProjectBuilder.in(folder, "{'main': './dist/a.js'}").files("dist/a.js");

        NodeServer committed = (NodeServer) builder.read().result();
        NodeServer local =
                (NodeServer) builder.file(".gitignore", "dist/").read().result();

        assertThat(committed.start()).isPresent();
        assertThat(committed.files()).extracting(NodeEntry::path).containsExactly("dist");
        assertThat(local.start()).isEmpty();
    }

    @Test
    void aLockFileOfBunIsAnError() {
        assertThatThrownBy(() -> program("").files("bun.lock").read())
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("'bun.lock' in")
                .hasMessageContaining("Bun");
    }
}
