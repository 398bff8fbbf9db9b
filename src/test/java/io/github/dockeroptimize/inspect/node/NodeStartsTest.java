package io.github.dockeroptimize.inspect.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.application.NodeProject;
import io.github.dockeroptimize.application.NodeServer;
import io.github.dockeroptimize.application.NodeStart;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What starts a program, without npm and without a shell. */
class NodeStartsTest {

    @TempDir
    Path folder;

    private Optional<NodeStart> start(String manifest, String... files) {
        NodeProject project = NodeProjectBuilder.in(folder, manifest)
                .files("package-lock.json")
                .files(files)
                .read();
        return ((NodeServer) project.result()).start();
    }

    private static String built(String script) {
        return "{'scripts': {'build': 'tsc', " + script
                + "}, 'dependencies': {'next': '1', 'serve': '1'}, 'devDependencies': {'tsx': '1'}}";
    }

    @Test
    void theScriptForProductionComesFirst() {
        String manifest = built("'start': 'node dist/dev.js', 'start:prod': 'node dist/main'");

        assertThat(start(manifest).orElseThrow().command()).containsExactly("node", "dist/main");
    }

    @Test
    void variablesOfTheScriptAreThoseOfTheImage() {
        NodeStart start = start(built("'start': 'cross-env MODE=a TZ=\\'UTC\\' node dist/server.js'"))
                .orElseThrow();

        assertThat(start.environment()).isEqualTo(Map.of("MODE", "a", "TZ", "UTC"));
        assertThat(start.command()).containsExactly("node", "dist/server.js");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'main': 'lib/main.js'             | lib/main.js | lib/main.js",
                "'main': 'lib'                     | lib/index.js | lib",
                "'bin': 'cli.js'                   | cli.js      | cli.js",
                "'bin': {'b': 'b.js', 'a': 'a.js'} | a.js        | a.js",
                "'main': 'gone.js'                 | server.js   | server.js",
                "'name': 'x'                       | index.js    | index.js",
                "'name': 'x'                       | app.js      | app.js",
                "'scripts': {'start': 'node .'}    | index.js    | index.js"
            })
    void isTheFileThatIsThereWhereThereIsNoScript(String field, String file, String started) {
        NodeProject project =
                NodeProjectBuilder.in(folder, "{" + field + "}").files(file).read();

        assertThat(((NodeServer) project.result()).start().orElseThrow().command())
                .containsExactly("node", started);
    }

    @Test
    void newerNodeRunsTypeScriptWhereNothingIsCompiled() {
        String manifest = "{'scripts': {'start': 'node server.ts'}, 'engines': {'node': '%s'}}";

        assertThat(start(String.format(manifest, "22"), "server.ts")).isPresent();
        assertThatThrownBy(() -> start(String.format(manifest, "20"), "server.ts"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("'server.ts' is TypeScript, which Node.js 20 does not run");
    }

    @ParameterizedTest
    @CsvSource({
        "node dist/a.js, dist",
        "node lib/a.js, lib",
        "node made/a.js, made",
        "node src/a.js, ''",
        "next start, .next"
    })
    void tellsWhatTheBuildHasMadeFromSources(String script, String output) {
        NodeProject project = NodeProjectBuilder.in(folder, built("'start': '" + script + "'"))
                .files("package-lock.json", "src/a.js", "lib/a.js", "made/a.js")
                .file("tsconfig.json", "{ // made by hand\n \"compilerOptions\": {\"outDir\": \"./lib\"},}")
                .file(".gitignore", "node_modules\r\n/made/\r\n")
                .read();

        assertThat(((NodeServer) project.result()).start().orElseThrow().outputs())
                .isEqualTo(output.isEmpty() ? List.of() : List.of(output));
    }
}
