package io.github.dockeroptimize.inspect.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.application.NodeEntry;
import io.github.dockeroptimize.application.NodeInstall;
import io.github.dockeroptimize.application.NodeInstaller;
import io.github.dockeroptimize.application.NodeInstaller.Kind;
import io.github.dockeroptimize.application.NodePreparation;
import io.github.dockeroptimize.application.NodeProject;
import io.github.dockeroptimize.application.NodeServer;
import io.github.dockeroptimize.inspect.context.SourceChoices;
import java.nio.file.Path;
import java.util.List;
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
                "pnpm-lock.yaml      | lockfileVersion: '9.0'  | ''                                        | PNPM         | 9",
                "pnpm-lock.yaml      | lockfileVersion: '9.0'  | 'engines': {'pnpm': '>=10'},              | PNPM         | 10",
                "pnpm-lock.yaml      | lockfileVersion: '9.0'  | 'engines': {'pnpm': '>=8'},               | PNPM         | 9",
                "pnpm-lock.yaml      | lockfileVersion: '9.0'  | 'engines': {'pnpm': '~9.1.0'},            | PNPM         | 9.1",
                "pnpm-lock.yaml      | lockfileVersion: '6.0'  | 'engines': {'pnpm': '>=8'},               | PNPM         | 8",
                "pnpm-lock.yaml      | lockfileVersion: '9.0'  | 'volta': {'pnpm': '10.4.1'},              | PNPM         | 10.4.1",
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
    void settingsOfPnpm10NeedIt() {
        assertThat(program("")
                        .file("pnpm-lock.yaml", "lockfileVersion: '9.0'")
                        .file("pnpm-workspace.yaml", "onlyBuiltDependencies:\n  - bcrypt\n")
                        .read()
                        .packageManager()
                        .version())
                .contains("10");
        assertThatThrownBy(() -> program("'engines': {'pnpm': '>=10'},")
                        .file("pnpm-lock.yaml", "lockfileVersion: '6.0'")
                        .read())
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(
                        "'engines.pnpm' in 'package.json' is '>=10', but 'pnpm-lock.yaml' is written by pnpm 8");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "onlyBuiltDependencies:;  - bcrypt;  | true",
                "packages: [];catalog:;  vue: ^3;     | true",
                "packages:;  - .;                     | true",
                "packages: ['.'];                     | true",
                "packages:;  - '.';  - apps/*;        | false",
                "packages: ['apps/*', libs];          | false",
                "packages: [;  'apps/*',;];           | false"
            })
    void aFileOfPnpmNeedNotHaveOtherPackages(String text, boolean alone) {
        NodeProjectBuilder program = program("")
                .file("pnpm-lock.yaml", "lockfileVersion: '9.0'")
                .file("pnpm-workspace.yaml", text.replace(";", "\n"));

        if (alone) {
            assertThat(program.read().packageManager().kind()).isEqualTo(Kind.PNPM);
        } else {
            assertThatThrownBy(program::read).hasMessageMatching("'pnpm-workspace.yaml' in '[^']*' has workspaces.*");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "''                             | ''                        | has no lock file next to it | npm install --package-lock-only",
                "'packageManager': 'pnpm@9.1.0', | ''                       | has no lock file next to it | pnpm install --lockfile-only",
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
                .hasMessageStartingWith("'package.json' in '" + folder.getFileName() + "' is not ")
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
        "//registry.example.com/:_authToken=${NPM_TOKEN}, false",
        "//registry.example.com/:_authToken=abc${NPM_TOKEN}, true",
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
    void variablesOfSettingsAreNamed() {
        NodeProjectBuilder builder = program("")
                .files("package-lock.json")
                .file(".npmrc", "# ${NO}\n//r/:_authToken=${NPM_TOKEN}\nregistry=https://${HOST}/\n_auth=secret");

        assertThat(builder.read().install().variables()).containsExactly("HOST", "NPM_TOKEN");
        assertThat(builder.read().install().secrets()).containsExactly(".npmrc");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "node scripts/patch.js               | true  | false | [scripts/list.json, scripts/patch.js]",
                "node ./scripts/patch.js ; true     | false | false | []",
                "node -e 1                           | true  | false | []",
                "node scripts/dev.js                 | true  | true  | [scripts/dev.js]",
                "patch-package                       | true  | true  | []",
                "patch-package --patch-dir fixes     | true  | true  | [fixes]",
                "prod-tool fix && node scripts/patch.js | true | false | [scripts/list.json, scripts/patch.js]",
                "husky && patch-package              | true  | true  | []",
                "husky                               | false | false | []",
                "nuxt prepare                        | false | false | []",
                "npm run build                       | false | false | []"
            })
    void postinstallRunsWhereItChangesWhatTheImageHas(String script, boolean production, boolean all, String files) {
        NodePreparation preparation = NodeProjectBuilder.in(
                        folder,
                        "{'main': 'a.js', 'scripts': {'build': 'tsc', 'postinstall': '" + script + "'}, 'dependencies':"
                                + " {'x': '1', 'prod-tool': '1'}, 'devDependencies': {'y': '1', 'patch-package': '1', 'husky': '1',"
                                + " 'nuxt': '1'}}")
                .files("a.js", "package-lock.json", "scripts/list.json", "fixes/x.patch")
                .file("scripts/patch.js", "const x = require('x'), list = require('./list.json')")
                .file("scripts/dev.js", "import y from 'y'")
                .read()
                .install()
                .preparation();

        assertThat(preparation.postinstall()).isEqualTo(production);
        assertThat(preparation.everything()).isEqualTo(all);
        assertThat(preparation.files()).extracting(NodeEntry::path).hasToString(files);
    }

    @Test
    void yarnCannotRemoveWhatAPatchNeeded() {
        NodeProjectBuilder builder = NodeProjectBuilder.in(
                        folder,
                        "{'main': 'a.js', 'scripts': {'postinstall': 'patch-package'}, 'dependencies': {'x': '1'},"
                                + " 'devDependencies': {'patch-package': '1'}}")
                .files("a.js", "yarn.lock");

        assertThatThrownBy(builder::read)
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("'patch-package'")
                .hasMessageContaining("'dependencies'");
    }

    @Test
    void everythingIsASourceButWhatIsMadeOrInstalledOrATest() {
        NodeProject project = program("'scripts': {'build': 'tsc'}, 'devDependencies': {'jest': '1'},")
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
                .file(".gitignore", "made\n*.log\n")
                .read();

        assertThat(project.sources())
                .extracting(NodeEntry::path)
                .containsExactly(
                        ".babelrc",
                        ".editorconfig",
                        ".gitignore",
                        "README.md",
                        "a.js",
                        "größe 1",
                        "jest.config.js",
                        "src",
                        "test",
                        "tsconfig.json",
                        "vite.config.ts");
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
    void aProgramThatRunsFromItsSourcesGetsThemWithoutFilesForPeople() {
        NodeServer server = (NodeServer) program("")
                .files("package-lock.json", "lib/a.js", "eslint.config.js", ".babelrc", "README.md", "docs/a")
                .read()
                .result();

        assertThat(server.files()).extracting(NodeEntry::path).containsExactly(".babelrc", "a.js", "docs", "lib");
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
        assertThat(committed.start()).isPresent();
        assertThat(committed.files()).extracting(NodeEntry::path).containsExactly("dist");
        assertThatThrownBy(() -> builder.file(".gitignore", "dist/").read())
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("'main' and 'bin' name no file");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "open('./docs/openapi.yaml')              | docs",
                "join(root, \"notes.txt\")              | notes.txt",
                "open(^${root}/tunes/${name}.json^)       | tunes",
                "read(^tunes/${name}.json^)               | tunes",
                "require('../docs/a.json')                | docs",
                "import x from './docs/a'                 | ''",
                "const docs = 1                           | ''"
            })
    void aBuiltProgramGetsWhatItsCodeNames(String code, String expected) {
        NodeProject project = NodeProjectBuilder.in(folder, "{'scripts': {'build': 'tsc', 'start': 'node dist/a.js'}}")
                .file("src/a.ts", code.replace('^', '`'))
                .files("docs/openapi.yaml", "notes.txt", "tunes/a.json", "tsconfig.json", "eslint.config.js")
                .read();

        assertThat(((NodeServer) project.result()).files())
                .extracting(NodeEntry::path)
                .containsExactlyElementsOf(expected.equals("''") ? List.of() : List.of(expected));
        assertThat(project.rules().notes()).hasSize(1);
        assertThat(project.rules().notes().get(0))
                .startsWith("the image doesn't have ")
                .contains("<sources>")
                .doesNotContain("tsconfig", "eslint");
    }

    @Test
    void whatAConfigurationImportsIsThereToo() {
        NodeServer server = (NodeServer) NodeProjectBuilder.in(
                        folder,
                        "{'scripts': {'build': 'next build', 'start': 'next start'}, 'dependencies': {'next': '1'}}")
                .files("package-lock.json", "app/page.tsx", "src/lib/b.ts")
                .file("next.config.js", "import './src/env.js'")
                .file("src/env.js", "export * from \"./lib/b.js\"")
                .read()
                .result();

        assertThat(server.files())
                .extracting(NodeEntry::path)
                .containsExactly("next.config.js", "src/env.js", "src/lib/b.ts");
    }

    @Test
    void theUsersStartCommandNamesWhatIsBuilt() {
        NodeProjectBuilder.in(folder, "{'scripts': {'build': 'tsc'}}").files("src/a.ts", "docs/a.md");
        NodeProject project = (NodeProject) new NodeInspector()
                .inspect(folder, new SourceChoices(List.of(), List.of(), List.of("node", "/app/dist/a.js"), List.of()))
                .orElseThrow();

        assertThat(((NodeServer) project.result()).outputs()).containsExactly("dist");
        assertThat(((NodeServer) project.result()).files()).isEmpty();
    }
}
