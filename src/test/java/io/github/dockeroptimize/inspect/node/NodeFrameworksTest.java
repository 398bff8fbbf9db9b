package io.github.dockeroptimize.inspect.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.application.NodeBundle;
import io.github.dockeroptimize.application.NodeServer;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How frameworks are started in production, whatever their start script does. */
class NodeFrameworksTest {

    @TempDir
    Path folder;

    private NodeProjectBuilder project(String dependencies, String build, String start) {
        return NodeProjectBuilder.in(
                        folder,
                        "{'scripts': {'build': '" + build + "'" + (start.isEmpty() ? "" : ", 'start': '" + start + "'")
                                + "}, 'dependencies': {'" + dependencies.replace(" ", "': '9', '") + "': '9'}}")
                .files("package-lock.json");
    }

    private static NodeServer server(NodeProjectBuilder builder) {
        return (NodeServer) builder.read().result();
    }

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "next                           | next build | ``                    | next.config.js | module.exports = {}              | node_modules/.bin/next start | .next | 3000",
                "next                           | next build | next dev              | next.config.js | // output: 'standalone'          | node_modules/.bin/next start | .next | 3000",
                "next                           | next build | next start -p 8080    | next.config.js | module.exports = {}              | node_modules/.bin/next start -p 8080 | .next | 8080",
                "next                           | next build | next start            | next.config.js | module.exports = {output: 'standalone'} | node .next/standalone/server.js | .next/standalone | 3000",
                "next                           | next build | next start -p 8080    | next.config.js | module.exports = {output: 'standalone'} | node .next/standalone/server.js | .next/standalone | 8080",
                "next                           | next build | node server.js        | next.config.ts | export default {output: 'standalone'} | node .next/standalone/server.js | .next/standalone | 3000",
                "next                           | next build | node .next/standalone/server.js | next.config.mjs | export default {output: `standalone`} | node .next/standalone/server.js | .next/standalone | 3000",
                "nuxt                           | nuxt build | ``                    | nuxt.config.ts | export default {}                | node .output/server/index.mjs | .output | 3000",
                "nuxt                           | nuxi build | nuxt preview          | nuxt.config.ts | export default {}                | node .output/server/index.mjs | .output | 3000",
                "@sveltejs/kit @sveltejs/adapter-node vite | vite build | ``         | svelte.config.js | export default {}              | node build | build | 3000",
                "@sveltejs/kit @sveltejs/adapter-node vite | vite build | vite dev   | svelte.config.js | adapter({ out: 'www' })        | node www | www | 3000",
                "@sveltejs/kit @sveltejs/adapter-node vite | vite build | node build | svelte.config.js | export default {}              | node build | build | 3000",
                "astro @astrojs/node            | astro build | astro dev            | astro.config.mjs | export default { output: 'server' } | node ./dist/server/entry.mjs | dist | 4321",
                "astro @astrojs/node            | astro build | node ./dist/server/entry.mjs | astro.config.ts | export default { output: 'server' } | node ./dist/server/entry.mjs | dist | 4321",
                "@nestjs/core                   | nest build | nest start            | nest-cli.json  | {}                               | node dist/main | dist | 3000",
                "@nestjs/core                   | nest build | nest start            | tsconfig.json  | {\"compilerOptions\": {\"outDir\": \"./out\"}} | node out/main | out | 3000",
                "@react-router/serve            | react-router build | react-router dev | x           | x                                | node_modules/.bin/react-router-serve ./build/server/index.js | build | 3000",
                "@remix-run/serve               | remix vite:build | ``              | x              | x                                | node_modules/.bin/remix-serve ./build/server/index.js | build | 3000",
                "vinxi                          | vinxi build | vinxi start          | app.config.ts  | x                                | node .output/server/index.mjs | .output | 3000"
            })
    void areStartedAsTheyAreMeantToRun(
            String dependencies,
            String build,
            String start,
            String file,
            String text,
            String command,
            String output,
            int port) {
        NodeServer server = server(project(dependencies, build, start).file(file, text));

        assertThat(String.join(" ", server.start().orElseThrow().command())).isEqualTo(command);
        assertThat(server.outputs()).containsExactly(output);
        assertThat(server.port().number()).hasValue(port);
        assertThat(server.certain()).isTrue();
    }

    @Test
    void angularOnTheServerIsAProgram() {
        NodeServer server = server(project("@angular/cli @angular/ssr", "ng build", "ng serve")
                .file(
                        "angular.json",
                        "{\"projects\": {\"shop\": {\"architect\": {\"build\": {\"builder\": \"@angular/build:application\","
                                + " \"options\": {\"outputMode\": \"server\", \"ssr\": {\"entry\": \"src/server.ts\"}}}}}}}")
                .file("src/server.ts", "const port = process.env['PORT'] || 4200;"));

        assertThat(server.start().orElseThrow().command()).containsExactly("node", "dist/shop/server/server.mjs");
        assertThat(server.port().number()).hasValue(4200);
    }

    @Test
    void aBundleNeedsNothingBesidesItself() {
        NodeServer server = server(project("next", "next build", "")
                .file("next.config.js", "module.exports = { output: 'standalone' }")
                .files("public/a.png", "app/page.js"));

        assertThat(server.bundle())
                .contains(new NodeBundle(
                        ".next/standalone",
                        ".next/standalone/node_modules",
                        Map.of(
                                ".next/standalone/.next/static", ".next/static",
                                ".next/standalone/public", "public")));
        assertThat(server.files()).isEmpty();
        assertThat(server.environment()).isEqualTo(Map.of("HOSTNAME", "0.0.0.0"));
    }

    @Test
    void whatAConfigurationImportsIsThereAtRunTime() {
        NodeServer server = server(project("next", "next build", "next start")
                .file("next.config.js", "import './src/env.js'\nexport default {}")
                .files("src/env.js", "src/app/page.js"));

        assertThat(server.files()).extracting(entry -> entry.path()).containsExactly("next.config.js", "src/env.js");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "@sveltejs/kit @sveltejs/adapter-auto vite | svelte.config.js | x | @sveltejs/adapter-node",
                "astro @astrojs/vercel | astro.config.mjs | export default { output: 'server' } | @astrojs/node",
                "nuxt | nuxt.config.ts | export default { nitro: { preset: 'vercel' } } | preset 'node-server'"
            })
    void othersThanNodeAreRefused(String dependencies, String file, String text, String advice) {
        assertThatThrownBy(() ->
                        project(dependencies, "x build", "").file(file, text).read())
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(advice);
    }

    @Test
    void anOwnServerOfAFrameworkIsHonoured() {
        NodeServer server = server(project("next", "next build", "node server.js")
                .file("server.js", "require('./lib/x'); createServer().listen(8081)")
                .files("lib/x.js"));

        assertThat(server.start().orElseThrow().command()).containsExactly("node", "server.js");
        assertThat(server.files()).extracting(entry -> entry.path()).contains("server.js", "lib");
        assertThat(server.port().number()).hasValue(8081);
    }
}
