package io.github.dockeroptimize.inspect.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.application.NodeServer;
import io.github.dockeroptimize.application.NodeStart;
import io.github.dockeroptimize.application.NodeStep;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of the start scripts that projects have: the same program in production, or a refusal that names why. */
class NodeStartScriptsTest {

    @TempDir
    Path folder;

    private NodeServer server(String script) {
        return project("{'main': 'server.js', 'scripts': {'build': 'tsc', 'start': '"
                + script.replace("^", "\\\"")
                + "', 'serve': 'node dist/here.js', 'dev': 'tsx watch a',"
                + " 'migrate': 'node migrate.js', 'loop': 'npm run loop'},"
                + " 'dependencies': {'serve': '1', 'pm2': '1', 'fastify-cli': '1', 'dotenv': '1', 'prisma': '1',"
                + " '@acme/trace': '1', 'strapi': '1', 'knex': '1', 'concurrently': '1'},"
                + " 'devDependencies': {'tsx': '1', 'typescript': '1', 'ts-node': '1', 'nodemon': '1'}}");
    }

    private NodeServer project(String manifest) {
        return (NodeServer) NodeProjectBuilder.in(folder, manifest)
                .files(
                        "package-lock.json",
                        "src/server.ts",
                        "server.js",
                        "migrate.js",
                        "config/prod.json",
                        "config.json")
                .files("ecosystem.config.js", "prisma/schema.prisma", "knexfile.js", "lib/log.js", "security/keys.js")
                .file("instrument.mjs", "import { log } from './lib/log.js'\nexport * from \"./security/keys.js\"")
                .read()
                .result();
    }

    private static String text(NodeStart start) {
        return start.steps().stream()
                .map(NodeStep::words)
                .map(words -> String.join(" ", words))
                .collect(Collectors.joining(" && "));
    }

    private static void namesNothingThatIsMissing(Path folder, NodeServer server) {
        List<String> words = server.start().orElseThrow().steps().stream()
                .flatMap(step -> step.words().stream())
                .flatMap(word -> List.of(word.split("[=\\s]", -1)).stream())
                .map(word -> word.replaceFirst("^\\./", ""))
                .filter(word -> word.matches("[\\w@.-]+(?:/[\\w.-]+)*") && !word.startsWith("node_modules"))
                .toList();
        for (String word : words) {
            boolean source = Files.exists(folder.resolve(word));
            boolean built = word.startsWith("dist") || word.startsWith("build");
            if (source || built) {
                assertThat(server)
                        .as(word)
                        .matches(some -> some.outputs().contains(word.replaceFirst("/.*", ""))
                                || some.files().stream()
                                        .anyMatch(entry -> word.equals(entry.path())
                                                || (entry.folder() && word.startsWith(entry.path() + "/"))));
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "node dist/server.js                             | node dist/server.js",
                "node ./dist/server.js --port 80                 | node ./dist/server.js --port 80",
                "node dist/server                                | node dist/server",
                "node --enable-source-maps dist/server.js        | node --enable-source-maps dist/server.js",
                "node --max-old-space-size=512 dist/server.js    | node --max-old-space-size=512 dist/server.js",
                "node -r ./dist/trace.js dist/server             | node -r ./dist/trace.js dist/server",
                "node -r dotenv/config dist/server.js            | node -r dotenv/config dist/server.js",
                "node --import ./instrument.mjs dist/server.js   | node --import ./instrument.mjs dist/server.js",
                "node --import=./instrument.mjs dist/server.js   | node --import=./instrument.mjs dist/server.js",
                "node --import @acme/trace/register dist/a.js    | node --import @acme/trace/register dist/a.js",
                "node dist/server.js --config ./config.json      | node dist/server.js --config ./config.json",
                "node dist/server.js --config=config/prod.json   | node dist/server.js --config=config/prod.json",
                "node --env-file=.env dist/server.js             | node dist/server.js",
                "node --env-file .env dist/server.js             | node dist/server.js",
                "node --watch --inspect=0.0.0.0 dist/server.js   | node dist/server.js",
                "node \\\"dist/with blank.js\\\"                 | node dist/with blank.js",
                "node server.js                                  | node server.js",
                "node src/server.ts                              | node src/server.ts",
                "node --experimental-strip-types src/server.ts   | node --experimental-strip-types src/server.ts",
                "NODE_ENV=production node dist/server.js         | node dist/server.js",
                "cross-env NODE_ENV=production node dist/a.js    | node dist/a.js",
                "env A=b node dist/a.js                          | node dist/a.js",
                "exec node dist/a.js                             | node dist/a.js",
                "dotenv -e .env.production -- node dist/a.js     | node dist/a.js",
                "env-cmd -f .env node dist/a.js                  | node dist/a.js",
                "npx serve -s build -l 8080                      | node_modules/.bin/serve -s build -l 8080",
                "npx --no-install serve build                    | node_modules/.bin/serve build",
                "yarn serve                                      | node dist/here.js",
                "pnpm exec pm2-runtime dist/a.js                 | node_modules/.bin/pm2-runtime dist/a.js",
                "yarn pm2-runtime dist/a.js                      | node_modules/.bin/pm2-runtime dist/a.js",
                "npm run serve                                   | node dist/here.js",
                "npm run serve -- --port 80                      | node dist/here.js --port 80",
                "npm run -s serve                                | node dist/here.js",
                "npm run build && node dist/server.js            | node dist/server.js",
                "yarn build && yarn serve                        | node dist/here.js",
                "tsc && node dist/server.js                      | node dist/server.js",
                "node migrate.js && node dist/server.js          | node migrate.js && node dist/server.js",
                "npm run migrate && npm run serve                | node migrate.js && node dist/here.js",
                "run-s migrate serve                             | node migrate.js && node dist/here.js",
                "npm-run-all migrate serve                       | node migrate.js && node dist/here.js",
                "prisma migrate deploy && node dist/server.js    | node_modules/.bin/prisma migrate deploy && node dist/server.js",
                "npx prisma migrate deploy && node dist/a.js     | node_modules/.bin/prisma migrate deploy && node dist/a.js",
                "knex migrate:latest && node dist/a.js           | node_modules/.bin/knex migrate:latest && node dist/a.js",
                "cd dist && node server.js                       | cd dist && node server.js",
                "node dist/server.js $PORT                       | node dist/server.js $PORT",
                "serve -l ${PORT:-3000} build                    | node_modules/.bin/serve -l ${PORT:-3000} build",
                "fastify start -l info dist/app.js               | node_modules/.bin/fastify start -l info dist/app.js",
                "node_modules/.bin/strapi start                  | node_modules/.bin/strapi start",
                "pm2 start ecosystem.config.js --no-daemon       | node_modules/.bin/pm2 start ecosystem.config.js --no-daemon",
                "pm2 start ecosystem.config.js                   | node_modules/.bin/pm2-runtime start ecosystem.config.js",
                "pm2-runtime start ecosystem.config.js           | node_modules/.bin/pm2-runtime start ecosystem.config.js",
                "nodemon dist/server.js                          | node dist/server.js",
                "node node_modules/serve/build/main.js dist      | node node_modules/serve/build/main.js dist",
                "sh -c \\\"node dist/a.js --x\\\"                | node dist/a.js --x",
                "A=b sh -c ^npm run migrate && exec node dist/a.js^ | node migrate.js && node dist/a.js",
                "DEBUG=app:* node dist/a.js                      | node dist/a.js",
                "cross-env DEBUG=app:*,-x:? node dist/a.js       | node dist/a.js",
                "npx -p serve serve build                        | node_modules/.bin/serve build",
                "npx --package serve -- serve build              | node_modules/.bin/serve build",
                "npm run serve one -- --port 80                  | node dist/here.js one --port 80",
                "npm run serve --silent                          | node dist/here.js",
                "yarn serve --port 80                            | node dist/here.js --port 80",
                "pnpm run serve --port 80                        | node dist/here.js --port 80",
                "npm-run-all --serial migrate serve              | node migrate.js && node dist/here.js",
                "run-s build serve                               | node dist/here.js",
                "node dist                                       | node dist",
                "node ./dist/                                    | node ./dist/",
                "node .                                          | node server.js",
                "node ./                                         | node server.js",
                "exec env A=b node dist/a.js                     | node dist/a.js",
                "NODE_ENV=production PORT=${PORT:-80} node dist/a.js | node dist/a.js",
                "dotenv -v A=b -- node dist/a.js                 | node dist/a.js",
                "dotenvx run -f .env -- node dist/a.js           | node dist/a.js",
                "node --require=dotenv/config dist/a.js          | node --require=dotenv/config dist/a.js",
            })
    void isTheProgramThatTheScriptMeans(String script, String command) {
        NodeServer server = server(script);

        assertThat(text(server.start().orElseThrow())).isEqualTo(command);
        if (!script.startsWith("cd ")) {
            namesNothingThatIsMissing(folder, server);
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "tsx src/server.ts                    | 'tsx' is of the development dependency 'tsx'",
                "ts-node src/server.ts                | 'ts-node' is of the development dependency",
                "node -r ts-node/register src/server.ts | 'ts-node' is a development dependency",
                "node --import ./gone.mjs dist/a.js   | './gone.mjs' is not in the project",
                "node -r @acme/gone dist/a.js         | '@acme/gone' is not in 'dependencies'",
                "nodemon --exec ts-node src/server.ts | is a server for development",
                "ts-node-dev --respawn src/server.ts  | is a server for development",
                "npm run dev                          | is a server for development",
                "tsx watch src/server.ts              | is a server for development",
                "vite                                 | is a server for development",
                "vite --host                          | is a server for development",
                "vite preview                         | is a server for development",
                "next dev                             | is a server for development",
                "nuxt dev                             | is a server for development",
                "ng serve                             | is a server for development",
                "ng s --port 4201                     | is a server for development",
                "nest start --watch                   | is a server for development",
                "react-scripts start                  | is a server for development",
                "webpack serve --open                 | is a server for development",
                "astro dev                            | is a server for development",
                "strapi develop                       | is a server for development",
                "sls offline                          | is a server for development",
                "wrangler dev                         | is a server for development",
                "node_modules/.bin/vite dev           | is a server for development",
                "node node_modules/vite/bin/vite.js   | is not of a production dependency",
                "node dist/a.js & node dist/b.js      | needs a shell for '&'",
                "node dist/a.js > log.txt             | needs a shell for '>'",
                "node dist/*.js                       | needs a shell for '*'",
                "node dist/$(hostname).js             | needs a shell for '$'",
                "node dist/a.js; node dist/b.js       | needs a shell for ';'",
                "concurrently a b                     | 'concurrently' starts what the image should start itself",
                "conc npm:serve npm:migrate           | 'conc' starts what the image should start itself",
                "turbo run start                      | 'turbo' starts what the image should start itself",
                "npm run serve -w api                 | what 'npm run serve -w api' runs is not known",
                "npm start --workspace=api            | what 'npm start --workspace=api' runs is not known",
                "npm run serve --prefix api           | what 'npm run serve --prefix api' runs is not known",
                "npm run serve --port 80              | npm takes '--port' for itself",
                "yarn workspace api start             | 'workspace' is no command of a production dependency",
                "pnpm --filter api start              | what 'pnpm --filter api start' runs is not known",
                "pnpm -r start                        | what 'pnpm -r start' runs is not known",
                "sh -c ^node dist/a.js; true^         | needs a shell for ';'",
                "node --loader ts-node/esm src/server.ts | 'ts-node' is a development dependency",
                "node dist/?.js                       | needs a shell for '?'",
                "set A=b&& node dist/a.js             | 'set' is no command of a production dependency",
                "npm-run-all -p serve migrate         | which runs several scripts at once",
                "run-p serve migrate                  | 'run-p' starts what the image should start itself",
                "node ../other/server.js              | '../other/server.js' is outside of the project",
                "node /srv/server.js                  | '/srv/server.js' is outside of the project",
                "cd ../x && node a.js                 | leaves the project's directory",
                "node missing.js                      | 'missing.js' is not in the project",
                "node                                 | which names no file",
                "node --env-file                      | which names no file",
                "node -e 1                            | what 'node -e' needs is not known",
                "npm start                            | which calls itself",
                "npm run gone                         | there is no script 'gone'",
                "npm --prefix server start            | what 'npm --prefix server start' runs is not known",
                "npm run build                        | which builds and starts nothing",
                "./start.sh                           | './start.sh' is no command of a dependency",
                "sh start.sh                          | 'sh' is no command of a production dependency",
                "bun run src/server.ts                | which needs Bun, and the image has Node.js",
                "bunx serve                           | which needs Bun, and the image has Node.js",
                "deno run -A src/server.ts            | which needs Deno, and the image has Node.js",
                "python app.py                        | 'python' is no command of a production dependency",
                "echo hello                           | 'echo' is no command of a production dependency",
                "npx http-server                      | 'http-server' is no command of a production dependency"
            })
    void isRefusedByNameWhereItIsNotCertain(String script, String why) {
        assertThatThrownBy(() -> server(script))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("'scripts.start' in 'package.json' is '")
                .hasMessageContaining(why)
                .hasMessageContaining("<entrypoint>")
                .hasMessageNotContaining("\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"node dist/a.js | pino-pretty", "node dist/a.js || exit 1"})
    void neitherIsAPipe(String script) {
        isRefusedByNameWhereItIsNotCertain(script, "which needs a shell for '|'");
    }

    @Test
    void whatTheNamedFilesImportIsThereToo() {
        NodeServer server = server("node --import ./instrument.mjs dist/a.js --config config/prod.json");

        assertThat(server.files())
                .extracting(entry -> entry.path())
                .contains("instrument.mjs", "lib/log.js", "security/keys.js", "config")
                .doesNotContain("src", "server.js");
    }

    @Test
    void configurationWithTheNameOfACommandIsThereToo() {
        assertThat(server("knex migrate:latest && node dist/a.js").files())
                .extracting(entry -> entry.path())
                .contains("knexfile.js");
    }

    @Test
    void theProcfileComesFirstAndScriptsThatRunBefore() {
        NodeProjectBuilder.in(folder, "{}").file("Procfile", "release: node migrate.js\nweb: npm run start:web\n");

        assertThat(text(project("{'scripts': {'start': 'node server.js', 'start:web': 'node migrate.js'}}")
                        .start()
                        .orElseThrow()))
                .isEqualTo("node migrate.js");
        assertThat(text(project("{'scripts': {'start:web': 'npm start', 'start': 'node server.js', 'prestart': 'node"
                                + " migrate.js'}}")
                        .start()
                        .orElseThrow()))
                .isEqualTo("node migrate.js && node server.js");
    }

    @Test
    void whatIsLeftOutIsSaid() {
        assertThat(server("node --env-file=.env --watch dist/a.js --config ./conf/gone.json")
                        .start()
                        .orElseThrow()
                        .notes())
                .hasSize(3)
                .anyMatch(note -> note.contains("'.env'") && note.contains("--env-file"))
                .anyMatch(note -> note.contains("'--watch'"))
                .anyMatch(note -> note.contains("'./conf/gone.json'"));
    }

    @Test
    void commandsAreLookedUpInTheLockFile() {
        String manifest = "{'scripts': {'start': '%s'}, 'dependencies': {'x': '1'}, 'devDependencies': {'y': '1'}}";
        String lock = "{'packages': {'node_modules/x': {}, 'node_modules/@a/b': {'bin': {'tool': 'cli.js'}},"
                + " 'node_modules/y': {'dev': true, 'bin': {'other': 'cli.js'}}}}";
        NodeProjectBuilder builder = NodeProjectBuilder.in(folder, String.format(manifest, "tool run"))
                .file("package-lock.json", lock.replace('\'', '"'));

        assertThat(text(((NodeServer) builder.read().result()).start().orElseThrow()))
                .isEqualTo("node_modules/.bin/tool run");
        assertThatThrownBy(() -> NodeProjectBuilder.in(folder, String.format(manifest, "other run"))
                        .read())
                .hasMessageContaining("'other' is of the development dependency 'y'");
    }

    @Test
    void commandsAreLookedUpInYarnsLockFile() {
        NodeProjectBuilder builder = NodeProjectBuilder.in(
                        folder, "{'scripts': {'start': 'tool run'}, 'dependencies': {'@a/b': '1'}}")
                .file(
                        "yarn.lock",
                        "__metadata:\n  version: 8\n\n\"@a/b@npm:1\":\n  version: 1.0.0\n  bin:\n    tool: cli.js\n");

        assertThat(text(((NodeServer) builder.read().result()).start().orElseThrow()))
                .isEqualTo("node_modules/.bin/tool run");
    }

    @Test
    void whatCompilesAsItStartsNeedsTheCompiler() {
        String manifest =
                "{'scripts': {'start': '%s'}, 'dependencies': {'ts-node': '1'%s}, 'devDependencies': {'typescript': '1'}}";

        for (String script : List.of("ts-node server.js", "node -r ts-node/register server.js")) {
            assertThatThrownBy(() -> project(String.format(manifest, script, "")))
                    .hasMessageContaining("'ts-node' needs 'typescript', which is not in 'dependencies'");
            assertThat(project(String.format(manifest, script, ", 'typescript': '1'"))
                            .start())
                    .isPresent();
        }
    }
}
