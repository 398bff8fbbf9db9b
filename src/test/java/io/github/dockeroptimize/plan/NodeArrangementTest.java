package io.github.dockeroptimize.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.application.NodeProject;
import io.github.dockeroptimize.inspect.node.NodeProjectBuilder;
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
                .file("a.js", "createServer().listen(3000)")
                .read();
    }

    private static ImagePlan plan(NodeProject project, TestOptions options) {
        return Planner.plan(project, "module", options.build());
    }

    @Test
    void runsOnTheReleaseItIsForAndStopsOnSigterm() {
        ImagePlan plan = plan(program("20"), TestOptions.with());

        assertThat(plan.baseImage()).hasToString("node:20-slim");
        assertThat(plan.compiled().orElseThrow().builder()).hasToString("node:20-slim");
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
        ImagePlan plan = plan(program("20"), TestOptions.with().baseImage(base));

        assertThat(plan.baseImage()).hasToString(base);
        assertThat(plan.compiled().orElseThrow().builder()).hasToString(builder);
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

        ImagePlan plan = plan(project, TestOptions.with());

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
        NodeProjectBuilder builder = NodeProjectBuilder.in(folder, "{}");

        assertThatThrownBy(builder::read)
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("'" + folder.getFileName() + "'")
                .hasMessageContaining("<entrypoint>")
                .hasMessageContaining("-Ddocker-optimize.entrypoint");
        assertThat(plan(builder.read("node", "x.js"), TestOptions.with().entrypoint("node", "x.js"))
                        .config()
                        .entrypoint())
                .containsExactly("node", "x.js");
    }

    @Test
    void severalCommandsAreRunByAShellThatMakesWay() {
        NodeProject project = NodeProjectBuilder.in(
                        folder,
                        "{'scripts': {'start': 'A=1 prisma migrate deploy && B=2 node a.js --name \\'x y\\''},"
                                + " 'dependencies': {'prisma': '1'}, 'engines': {'node': '20'}}")
                .files("a.js", "package-lock.json", "prisma/schema.prisma")
                .read();

        ImagePlan plan = plan(project, TestOptions.with());

        assertThat(plan.config().entrypoint())
                .containsExactly(
                        "sh",
                        "-c",
                        "A=1 /app/node_modules/.bin/prisma migrate deploy && exec node a.js --name 'x y' \"$@\"",
                        "sh");
        assertThat(plan.config().environment()).containsEntry("B", "2").containsKey("NODE_OPTIONS");
        assertThatThrownBy(() -> plan(project, TestOptions.with().baseImage("gcr.io/distroless/nodejs20-debian12")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("needs a shell")
                .hasMessageContaining("'node:20-slim'");
    }

    @Test
    void aVariableOfThePlatformHasADefault() {
        NodeProject project = NodeProjectBuilder.in(
                        folder, "{'scripts': {'start': 'serve -l $PORT'}, 'dependencies': {'serve': '1'}}")
                .files("package-lock.json")
                .read();

        ImagePlan plan = plan(project, TestOptions.with());

        assertThat(plan.config().entrypoint())
                .containsExactly("sh", "-c", "exec /app/node_modules/.bin/serve -l \"$PORT\" \"$@\"", "sh");
        assertThat(plan.config().environment()).containsEntry("PORT", "3000");
        assertThat(plan.config().ports()).hasToString("[3000]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '^',
            quoteCharacter = '`',
            value = {
                "app.listen(8081)                                    ^ ``   ^ [8081] ^ ``",
                "app.listen(process.env.PORT || 4000)                ^ ``   ^ [4000] ^ ``",
                "app.listen(process.env.PORT || 4000)                ^ 9000 ^ [9000] ^ 9000",
                "app.listen(process.env['PORT'] ?? '4000')           ^ ``   ^ [4000] ^ ``",
                "app.listen(Number(process.env.PORT) || 4000)        ^ ``   ^ [4000] ^ ``",
                "app.listen(parseInt(process.env.PORT, 10) || 4000)  ^ ``   ^ [4000] ^ ``",
                "app.listen(parseInt(process.env.PORT || '4000', 10)) ^ ``  ^ [4000] ^ ``",
                "app.listen({ port: 4000, host: '0.0.0.0' })         ^ ``   ^ [4000] ^ ``",
                "const port = 4000; app.listen(port)                 ^ ``   ^ [4000] ^ ``",
                "const PORT: number = 4000; app.listen(PORT)         ^ ``   ^ [4000] ^ ``",
                "const { PORT = 4000 } = process.env; app.listen(PORT) ^ `` ^ [4000] ^ ``",
                "export default () => ({ port: env.int('PORT', 4000) }) ^ `` ^ [4000] ^ ``",
                "const e = z.object({ PORT: z.coerce.number().default(4000) }) ^ `` ^ [4000] ^ ``",
                "app.listen(process.env.PORT)                        ^ ``   ^ [3000] ^ 3000",
                "const db = { port: 5432 }; app.listen(config.port)  ^ ``   ^ []     ^ ``",
                "setInterval(work, 1000)                             ^ ``   ^ []     ^ ``",
                "app.listen(80)                                      ^ ``   ^ [80]   ^ ``"
            })
    void whatIsDeclaredIsWhatTheProgramListensOn(String code, String ports, String declared, String variable) {
        NodeProject project = NodeProjectBuilder.in(folder, "{'scripts': {'start': 'node a.js'}}")
                .file("a.js", code)
                .read();
        TestOptions options =
                ports.isEmpty() ? TestOptions.with() : TestOptions.with().ports(ports);

        ImagePlan plan = plan(project, options);

        assertThat(plan.config().ports()).hasToString(declared);
        assertThat(plan.config().environment().getOrDefault("PORT", "")).isEqualTo(variable);
        assertThat(plan.notes().stream()
                        .filter(note -> note.matches("(?:the )?port .*"))
                        .count())
                .isEqualTo(declared.equals("[80]") || code.contains("config.port") ? 1 : 0);
    }

    @Test
    void aSiteIsHandedOutByAWebServer() {
        NodeProject project = NodeProjectBuilder.in(
                        folder, "{'scripts': {'build': 'vite build'}, 'devDependencies': {'vite': '1'}}")
                .files("package-lock.json")
                .read();

        ImagePlan plan = plan(project, TestOptions.with());

        assertThat(plan.baseImage()).hasToString("nginxinc/nginx-unprivileged:stable");
        assertThat(plan.compiled().orElseThrow().builder()).hasToString("node:26-slim");
        assertThat(plan.config().entrypoint()).isEmpty();
        assertThat(plan.config().ports()).hasToString("[8080]");
        assertThat(plan.config().workingDirectory()).isEmpty();
        assertThat(plan.config().environment()).containsOnlyKeys("HOME");
    }

    @ParameterizedTest
    @CsvSource({
        "server { listen 8081; root /srv/www; }, [8081], /srv/www, ''",
        "server { listen 80; }, [80], /usr/share/nginx/html, below 1024",
        "server { listen 8081; listen 8443; }, [8081], /usr/share/nginx/html, listens on 8081 and 8443",
        "events {} http { server { listen 8081; } }, [8081], /usr/share/nginx/html, below /tmp"
    })
    void aSiteWithItsOwnConfigurationIsWhereThatLooks(String text, String ports, String pages, String note) {
        NodeProject project = NodeProjectBuilder.in(
                        folder, "{'scripts': {'build': 'vite build'}, 'devDependencies': {'vite': '1'}}")
                .files("package-lock.json")
                .file("nginx.conf", text)
                .read();

        ImagePlan plan = plan(project, TestOptions.with());

        assertThat(plan.config().ports()).hasToString(ports);
        assertThat(plan.compiled().orElseThrow().root()).hasToString(pages);
        assertThat(plan.notes()).hasSize(note.isEmpty() ? 0 : 1).allMatch(said -> said.contains(note));
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
                        "{'main': 'a.js', 'scripts': {'build': 'x', 'postinstall': 'husky'},"
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
