package io.github.dockeroptimize.inspect.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockeroptimize.application.NodeEntry;
import io.github.dockeroptimize.application.NodeProject;
import io.github.dockeroptimize.application.NodeServer;
import io.github.dockeroptimize.inspect.context.IgnoredFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a test is says the configuration of the tool that runs it. */
class NodeTestsTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'devDependencies': {'jest': '1'}                                         | **/*.spec.[jt]sx | true",
                "'devDependencies': {'vitest': '1'}                                       | **/*.test.[cm][jt]s | true",
                "'scripts': {'test': 'node --import x --test src'}                        | **/*.test.[jt]s | true",
                "'scripts': {'test': 'node --test'}                                       | **/*.spec.[jt]s | false",
                "'devDependencies': {'jest': '1'}, 'jest': {'testMatch': ['<rootDir>/checks/*.js']} | checks/*.js | true",
                "'devDependencies': {'jest': '1'}, 'jest': {'testMatch': ['**/*.check.js']} | **/*.spec.[jt]s | false",
                "'devDependencies': {'jest': '1'}, 'jest': {'testRegex': '(spec).js$'} | **/*.spec.[jt]s | false",
                "`'devDependencies': {'jest': '1'}, 'jest': {'testMatch': ['**/?(*.)+(spec|test).[jt]s?(x)']}` | **/*.spec.[jt]sx | true",
                "'devDependencies': {'mocha': '1'}                                        | **/*.test.[jt]s | false",
                "'devDependencies': {'mocha': '1'}                                        | test/*.mjs | true",
                "'devDependencies': {'mocha': '1'}, 'mocha': {'spec': 'checks/**/*.js'}   | checks/**/*.js | true",
                "'devDependencies': {'mocha': '1'}, 'mocha': {'spec': 'checks/**/*.js'}   | test/*.js | false",
                "'devDependencies': {'mocha': '1'}, 'scripts': {'test': 'mocha -r x/register spec/**/*.spec.js'} | spec/**/*.spec.js | true",
                "'devDependencies': {'ava': '1'}                                          | **/*.test.mjs | true",
                "'devDependencies': {'ava': '1'}, 'ava': {'files': ['checks/*', '!checks/x']} | checks/* | true",
                "'devDependencies': {'ava': '1'}, 'ava': {'files': ['checks/*', '!checks/x']} | !checks/x | false",
                "'devDependencies': {'cypress': '1'}                                      | **/*.cy.tsx | true",
                "'devDependencies': {'cypress': '1'}                                      | cypress/support | true",
                "'devDependencies': {'@playwright/test': '1'}                             | **/*.spec.[jt]s | true",
                "'main': 'a.js'                                                           | **/*.spec.[jt]s | false"
            })
    void testsAreWhatATestToolSays(String fields, String line, boolean expected) {
        NodeProject project = NodeProjectBuilder.in(folder, "{'main': 'a.js', " + fields + "}")
                .files("a.js", "package-lock.json")
                .read();

        assertThat(project.rules().patterns().contains(line)).isEqualTo(expected);
    }

    /** The tool, its file, what it says, and the files that are left of some. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "mocha | .mocharc.json  | {\"spec\": [\"checks/*.js\"]}       | a.js checks/x.json lib/b.js test/t.js",
                "mocha | .mocharc.yml   | spec: 'checks/*.js'                | a.js checks/x.json lib/b.js test/t.js",
                "mocha | .mocharc.yaml  | spec:;  - checks/*.js;  - \"test\"   | a.js checks/x.json lib/b.js",
                "mocha | .mocharc.cjs   | module.exports = {spec: ['{checks,test}/**']} | a.js lib/b.js",
                "mocha | .mocharc.js    | module.exports = {spec: patterns()} | a.js checks/c.js checks/x.json lib/b.js test/t.js",
                "mocha | .mocharc.yml   | timeout: 5                         | a.js checks/c.js checks/x.json lib/b.js",
                "ava   | ava.config.mjs | export default {files: ['checks/**/*']} | a.js lib/b.js test/t.js",
                "cypress | cypress.config.ts | defineConfig({e2e: {specPattern: 'checks/**/*.{js,json}'}}) | a.js lib/b.js test/t.js",
                "@playwright/test | playwright.config.ts | defineConfig({ testDir: './checks' }) | a.js lib/b.js test/t.js",
                "vitest | vitest.config.ts | defineConfig({test: {coverage: {include: ['lib/**']}, include: ['test/**']}}) | a.js checks/c.js checks/x.json lib/b.js",
                "vitest | vite.config.ts | defineConfig({test: {include: ['test/**']}}) | a.js checks/c.js checks/x.json lib/b.js",
                "vitest | vitest.config.ts | defineConfig({test: {coverage: {include: ['lib/**']}}}) | a.js checks/c.js checks/x.json lib/b.js test/t.js"
            })
    void noneOfThemIsInTheImage(String tool, String file, String text, String left) {
        NodeProject project = NodeProjectBuilder.in(
                        folder, "{'main': 'a.js', 'devDependencies': {'" + tool + "': '1'}}")
                .files("package-lock.json", "a.js", "lib/b.js", "checks/c.js", "checks/x.json", "test/t.js")
                .file(file, text.replace(';', '\n'))
                .read();

        assertThat(((NodeServer) project.result())
                        .files().stream()
                                .map(NodeEntry::path)
                                .filter(path -> !path.contains(".conf") && !path.startsWith(".mocha"))
                                .flatMap(path -> leftOf(project, path).stream())
                                .collect(Collectors.joining(" ")))
                .isEqualTo(left);
    }

    private List<String> leftOf(NodeProject project, String path) {
        return IgnoredFiles.left(folder, path, project.rules().patterns());
    }

    @Test
    void aTestThatTheProgramImportsIsNone() {
        NodeProject project = NodeProjectBuilder.in(folder, "{'main': 'a.js', 'devDependencies': {'mocha': '1'}}")
                .files("package-lock.json", "test/t.js", "test/data.js")
                .file("a.js", "require('./test/data')")
                .read();

        assertThat(leftOf(project, "test")).containsExactly("test/data.js");
    }
}
