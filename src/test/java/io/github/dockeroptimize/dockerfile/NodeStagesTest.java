package io.github.dockeroptimize.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockeroptimize.application.GoFlags;
import io.github.dockeroptimize.application.SourceProject;
import io.github.dockeroptimize.inspect.SourceInspection;
import io.github.dockeroptimize.inspect.context.SourceChoices;
import io.github.dockeroptimize.inspect.node.NodeProjectBuilder;
import io.github.dockeroptimize.plan.ImagePlan;
import io.github.dockeroptimize.plan.Planner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What users of Node.js get: the golden files, and what differs by package manager. */
class NodeStagesTest {

    private static final Path GOLDEN = Path.of("src/test/resources/golden");

    @TempDir
    Path folder;

    private static ImagePlan plan(SourceProject project, SampleOptions options) {
        return Planner.plan(project, "shop", options.build());
    }

    private static String text(SourceProject project, SampleOptions options) {
        ImagePlan plan = plan(project, options);
        Dockerfile dockerfile = DockerfilePlan.of(plan, Dialect.PORTABLE);
        assertThat(DockerfileLinter.findings(dockerfile.toString())).isEmpty();
        namesOnlyWhatIsCopied(plan.config().entrypoint(), dockerfile.toString());
        return dockerfile.toString();
    }

    /** Each file that a start command names, or a directory around it, is copied into the tree of the application. */
    private static void namesOnlyWhatIsCopied(List<String> entrypoint, String dockerfile) {
        entrypoint.stream()
                .map(word -> word.replaceFirst("^\\./", ""))
                .filter(word -> word.matches("[\\w.-]+(?:/[\\w.-]+)*\\.(?:[cm]?[jt]s|json)"))
                .forEach(file -> assertThat(prefixes(file))
                        .as(file)
                        .anyMatch(path -> Pattern.compile(
                                        "(?:cp -R|COPY)[^\\n]* " + Pattern.quote(path) + " [^\\n]*/layers/")
                                .matcher(dockerfile)
                                .find()));
    }

    private static List<String> prefixes(String file) {
        List<String> prefixes = new ArrayList<>(List.of(file));
        for (int slash = file.indexOf('/'); slash > 0; slash = file.indexOf('/', slash + 1)) {
            prefixes.add(file.substring(0, slash));
        }
        return prefixes;
    }

    @Test
    void whatTheStartCommandNamesIsCopied() {
        SourceProject project = NodeProjectBuilder.in(
                        folder,
                        "{'scripts': {'build': 'tsc', 'start': 'node --import ./tools/trace.mjs dist/a.js --config"
                                + " conf/prod.json'}}")
                .file("tools/trace.mjs", "import '../lib/log.mjs'")
                .files("lib/log.mjs", "lib/unused.mjs", "conf/prod.json", "src/a.ts")
                .read();

        assertThat(text(project, SampleOptions.options()))
                .contains("mkdir -p /layers/application/app/tools \\\n")
                .contains("cp -R tools/trace.mjs /layers/application/app/tools/ \\\n")
                .contains("cp -R package.json lib ")
                .contains("cp -R conf/prod.json /layers/application/app/conf/ \\\n")
                .doesNotContain("unused");
    }

    private static String ignored(SourceProject project) {
        ImagePlan plan = plan(project, SampleOptions.options());
        return DockerfilePlan.ignored(plan, Dialect.PORTABLE);
    }

    private NodeProjectBuilder built(String field) {
        return NodeProjectBuilder.in(
                        folder,
                        "{'scripts': {'build': 'tsc', 'start': 'node dist/a.js', 'prepare': 'husky'}, " + field
                                + " 'dependencies': {'x': '1'}, 'engines': {'node': '20'}}")
                .files("src/a.ts");
    }

    @ParameterizedTest
    @ValueSource(strings = {"node-api", "vite-site"})
    void isAsTheGoldenFileSays(String app) throws IOException {
        Path file = GOLDEN.resolve(app + ".Dockerfile");
        String text = text(
                SourceInspection.recognise(Path.of("src/test/apps", app), "shop", GoFlags.NONE, SourceChoices.NONE)
                        .orElseThrow(),
                SampleOptions.options());
        if (System.getProperty("golden.update") != null) {
            Files.writeString(file, text);
        }
        assertThat(text).isEqualTo(Files.readString(file));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "package-lock.json | npm ci --no-audit --no-fund --omit=dev | /root/.npm",
                "pnpm-lock.yaml    | pnpm install --frozen-lockfile --store-dir=/root/.local/share/pnpm/store --prod"
                        + " | /root/.local/share/pnpm/store",
                "yarn.lock         | yarn install --frozen-lockfile --non-interactive --cache-folder=/root/.cache/yarn"
                        + " --production | /root/.cache/yarn"
            })
    void installsByTheLockFileWithACache(String lock, String command, String cache) {
        String text = text(built("").files(lock).read(), SampleOptions.options());

        assertThat(text)
                .contains("npm pkg delete scripts.prepare \\\n    && " + command + " \\\n")
                .contains("--mount=type=cache,target=" + cache + ",sharing=locked")
                .doesNotContain("prune");
    }

    @Test
    void aPinnedPackageManagerIsInstalledWithoutCorepack() {
        String text = text(
                built("'packageManager': 'pnpm@9.1.0+sha512.abc',")
                        .files("pnpm-lock.yaml")
                        .read(),
                SampleOptions.options());

        assertThat(text)
                .containsOnlyOnce("AS dependencies\nWORKDIR /app\nRUN npm install -g --no-audit --no-fund pnpm@9.1.0\n")
                .contains("AS build\nWORKDIR /app\nRUN npm install -g --no-audit --no-fund pnpm@9.1.0\n")
                .contains("pnpm run build")
                .doesNotContain("corepack");
    }

    @Test
    void modernYarnIsThatOfTheProject() {
        String text = text(
                built("")
                        .files("yarn.lock", ".yarn/releases/yarn-4.5.0.cjs")
                        .file(".yarnrc.yml", "yarnPath: .yarn/releases/yarn-4.5.0.cjs\n")
                        .read(),
                SampleOptions.options());

        assertThat(text)
                .contains("COPY .yarn/releases /app/.yarn/releases/\n")
                .contains(" node .yarn/releases/yarn-4.5.0.cjs workspaces focus --production")
                .contains(" node .yarn/releases/yarn-4.5.0.cjs install --immutable")
                .doesNotContain("npm install -g");
    }

    @Test
    void olderYarnInstallsWhatIsLeftWithoutDevelopmentDependencies() {
        String text =
                text(built("'packageManager': 'yarn@3.8.7',").files("yarn.lock").read(), SampleOptions.options());

        assertThat(text)
                .contains("npm install -g --no-audit --no-fund --force @yarnpkg/cli-dist@3.8.7\n")
                .contains("npm pkg delete scripts.prepare devDependencies \\\n")
                .contains(" yarn install --no-immutable \\\n")
                .contains("npm pkg delete scripts.prepare \\\n")
                .contains(" yarn install --immutable\n");
    }

    @Test
    void settingsWithACredentialAreASecret() {
        SourceProject project = built("")
                .files("package-lock.json")
                .file(".npmrc", "//r/:_authToken=x")
                .read();

        assertThat(text(project, SampleOptions.options()))
                .contains("--mount=type=secret,id=npmrc,target=/app/.npmrc,required=false")
                .doesNotContain("COPY .npmrc");
        assertThat(ignored(project)).contains("\n**/.npmrc\n").doesNotContain("!.npmrc");
    }

    @Test
    void aTokenOfTheEnvironmentIsASecret() {
        SourceProject project = built("")
                .files("package-lock.json")
                .file(".npmrc", "//r/:_authToken=${NPM_TOKEN}")
                .read();

        assertThat(text(project, SampleOptions.options()))
                .contains("COPY .npmrc package-lock.json package.json /app/\n")
                .contains("    --mount=type=secret,id=NPM_TOKEN,required=false \\\n    NPM_TOKEN=$(cat /run/secrets/")
                .contains("/NPM_TOKEN 2>/dev/null || true) \\\n    && export NPM_TOKEN \\\n");
        assertThat(DockerfilePlan.of(plan(project, SampleOptions.options()), Dialect.BUILDKIT)
                        .toString())
                .contains("    --mount=type=secret,id=NPM_TOKEN,env=NPM_TOKEN,required=false \\\n    npm pkg delete")
                .doesNotContain("/run/secrets");
        assertThat(plan(project, SampleOptions.options()).notes())
                .anyMatch(note -> note.contains("--secret id=NPM_TOKEN,env=NPM_TOKEN"));
    }

    @Test
    void productionDependenciesArePatched() {
        String fields = "{'main': 'a.js', 'scripts': {'postinstall': '%s'}, 'dependencies': {'x': '1'},"
                + " 'devDependencies': {'patch-package': '1'}}";
        NodeProjectBuilder builder = NodeProjectBuilder.in(folder, String.format(fields, "node scripts/patch.js"))
                .files("package-lock.json", "a.js", "scripts/patch.js", "patches/x.patch");

        assertThat(text(builder.read(), SampleOptions.options()))
                .contains(
                        "COPY package-lock.json package.json /app/\nCOPY patches /app/patches/\nCOPY scripts/patch.js")
                .contains("npm ci --no-audit --no-fund --omit=dev \\\n")
                .doesNotContain("scripts.postinstall");
        NodeProjectBuilder.in(folder, String.format(fields, "patch-package"));
        assertThat(text(builder.read(), SampleOptions.options()))
                .contains(
                        "    npm ci --no-audit --no-fund \\\n    && npm prune --omit=dev --ignore-scripts --no-audit");
    }

    @Test
    void prismasClientIsGeneratedWhereItIsNeeded() {
        SourceProject project = NodeProjectBuilder.in(
                        folder,
                        "{'scripts': {'build': 'tsc', 'start': 'node dist/a.js'}, 'dependencies': {'@prisma/client': '6'},"
                                + " 'devDependencies': {'prisma': '6'}}")
                .files("package-lock.json", "src/a.ts")
                .file("prisma/schema.prisma", "generator client {\n  provider = \"prisma-client-js\"\n}")
                .read();

        assertThat(text(project, SampleOptions.options()))
                .contains("COPY prisma /app/prisma/\nRUN --mount")
                .contains(
                        "    npm ci --no-audit --no-fund \\\n    && node_modules/.bin/prisma generate \\\n    && npm prune")
                .contains("RUN node_modules/.bin/prisma generate \\\n    && npm run build \\\n");
        assertThat(plan(project, SampleOptions.options()).notes()).noneMatch(note -> note.contains("generates code"));
    }

    @Test
    void aStandaloneServerHasItsFilesAndItsDependenciesInALayer() {
        SourceProject project = NodeProjectBuilder.in(
                        folder,
                        "{'scripts': {'build': 'next build', 'start': 'next start'}, 'dependencies': {'next': '15'}}")
                .file("next.config.js", "module.exports = { output: 'standalone' }")
                .files("package-lock.json", "app/page.js", "public/a.png")
                .read();

        assertThat(text(project, SampleOptions.options()))
                .contains("\nFROM node:26-slim AS build\n")
                .doesNotContain("--omit=dev")
                .contains("cp -R .next/static/. .next/standalone/.next/static/ \\\n")
                .contains("cp -R public/. .next/standalone/public/ \\\n")
                .contains("cp -R .next/standalone /layers/application/app/.next/ \\\n")
                .contains("mv /layers/application/app/.next/standalone/node_modules"
                        + " /layers/dependencies/app/.next/standalone/; fi \\\n")
                .contains("require.resolve(process.argv[1])' /layers/application/app/.next/standalone/server.js \\\n")
                .contains("COPY --from=build /layers/dependencies/ /\nCOPY --from=build /layers/application/ /\n")
                .contains("HOSTNAME=\"0.0.0.0\"")
                .contains("\"/app/.next/standalone/server.js\"".replace("/app/", ""));
    }

    /** A workspace with an image for {@code apps/api}, which needs {@code libs/log} and for its build {@code libs/tool}. */
    private SourceProject member(String lock, String text) {
        NodeProjectBuilder.in(folder, "{'name': 'root', 'workspaces': ['apps/*', 'libs/*'], 'engines': {'node': '20'}}")
                .file(lock, text.replace(";", "\n"))
                .file("pnpm-workspace.yaml", "packages:\n  - 'apps/*'\n  - libs/*\n")
                .files("tsconfig.base.json", "docs/a.md");
        for (String name : new String[] {"log", "tool", "other"}) {
            NodeProjectBuilder.in(
                            folder.resolve("libs/" + name),
                            "{'name': '@acme/" + name + "', 'scripts': {'build': 'tsc'}}")
                    .files("src/a.ts");
        }
        return NodeProjectBuilder.in(
                        folder.resolve("apps/api"),
                        "{'name': '@acme/api', 'scripts': {'build': 'tsc', 'start': 'node dist/a.js'}, 'dependencies':"
                                + " {'@acme/log': '*', 'x': '1'}, 'devDependencies': {'@acme/tool': 'workspace:*'}}")
                .files("src/a.ts", "views/a.html")
                .read();
    }

    @Test
    void theYarnOfAWorkspaceMayLieInIt() {
        NodeProjectBuilder.in(folder, "{}")
                .file(".yarnrc.yml", "yarnPath: .yarn/releases/yarn-4.5.0.cjs")
                .files(".yarn/releases/yarn-4.5.0.cjs", ".yarn/cache/x.zip", ".pnp.cjs");

        String dockerfile = text(member("yarn.lock", "__metadata:;  version: 8"), SampleOptions.options());

        assertThat(dockerfile)
                .contains("COPY .yarn/cache /app/.yarn/cache/\n")
                .contains(
                        " YARN_ENABLE_GLOBAL_CACHE=false node .yarn/releases/yarn-4.5.0.cjs workspaces focus --production")
                .contains(" node .yarn/releases/yarn-4.5.0.cjs workspace @acme/api run build")
                .doesNotContain(" yarn ", ".pnp.cjs");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "package-lock.json | {} | npm ci --no-audit --no-fund --omit=dev --include-workspace-root=false"
                        + " --workspace=@acme/api | npm run build --workspace=@acme/api",
                "pnpm-lock.yaml | lockfileVersion: '9.0' | pnpm install --frozen-lockfile"
                        + " --store-dir=/root/.local/share/pnpm/store --prod --filter=@acme/api... | pnpm --filter=@acme/api run build",
                "yarn.lock | __metadata:;  version: 8 | yarn workspaces focus --production @acme/api | yarn workspace @acme/api run build"
            })
    void aMemberOfAWorkspaceIsBuiltByItsPackageManager(String lock, String text, String install, String build) {
        SourceProject project = member(lock, text);
        String dockerfile = text(project, SampleOptions.options());

        assertThat(project.context()).isEqualTo(folder.toAbsolutePath().normalize());
        assertThat(dockerfile)
                .contains(install)
                .contains(build)
                .contains("FROM --platform=$BUILDPLATFORM node:20-slim AS build\n")
                .contains("COPY libs/other/package.json /app/libs/other/package.json\n")
                .contains("COPY libs/log /app/libs/log/\nCOPY libs/tool /app/libs/tool/\n")
                .contains("COPY apps/api/src /app/apps/api/src/\n")
                .doesNotContain("COPY libs/other /")
                .doesNotContain("COPY apps/api /")
                .contains("&& cp -R libs/log /layers/application/app/libs/ \\\n")
                .doesNotContain("cp -R libs/tool")
                .contains("&& cp -R package.json views dist /layers/application/app/apps/api/ \\\n")
                .contains("WORKDIR /app/apps/api\n");
    }

    @Test
    void theStandaloneServerOfAMemberLiesDeeper() {
        member("package-lock.json", "{}");
        SourceProject project = NodeProjectBuilder.in(
                        folder.resolve("apps/web"),
                        "{'name': 'web', 'scripts': {'build': 'next build'}, 'dependencies': {'next': '15'}}")
                .file("next.config.js", "module.exports = { output: 'standalone' }")
                .read();

        assertThat(text(project, SampleOptions.options()))
                .contains("cp -R .next/static/. .next/standalone/apps/web/.next/static/ \\\n")
                .contains("\".next/standalone/apps/web/server.js\"");
    }

    @Test
    void settingsWithoutOneAreCopied() {
        SourceProject project = built("")
                .files("package-lock.json")
                .file(".npmrc", "registry=https://r")
                .read();

        assertThat(text(project, SampleOptions.options()))
                .contains("COPY .npmrc package-lock.json package.json /app/\n");
        assertThat(ignored(project)).contains("\n!.npmrc\n").doesNotContain("**/.npmrc");
    }

    @Test
    void postinstallRunsWhenItsSourcesAreThere() {
        String text = text(
                NodeProjectBuilder.in(
                                folder,
                                "{'scripts': {'build': 'tsc', 'postinstall': 'x'}, 'main': 'dist/a.js',"
                                        + " 'devDependencies': {'x': '1'}}")
                        .files("package-lock.json", "src/a.ts")
                        .read(),
                SampleOptions.options());

        assertThat(text)
                .contains(
                        "COPY package.json /app/\nCOPY src /app/src/\nRUN npm run postinstall \\\n    && npm run build \\\n")
                .doesNotContain("AS dependencies");
    }

    @Test
    void aProgramWithoutABuildIsCopiedAsItIs() {
        SourceProject project = NodeProjectBuilder.in(folder, "{'main': 'a.js'}")
                .files("a.js", "größe 1/b.js", "$x/c.js")
                .read();

        assertThat(text(project, SampleOptions.options()))
                .contains("AS application\nCOPY package.json a.js /layers/application/app/\n")
                .contains("COPY [\"größe 1\", \"/layers/application/app/größe 1/\"]\n")
                .contains("COPY \\$x /layers/application/app/\\$x/\n")
                .doesNotContain("npm ci")
                .doesNotContain("AS build");
        assertThat(ignored(project)).contains("\n*\n!package.json\n!a.js\n!$x\n!größe 1\n**/.git\n");
    }

    @Test
    void whatTheBuildMakesIsFoundWhereItIsNotSaid() {
        SourceProject project = NodeProjectBuilder.in(
                        folder, "{'scripts': {'build': 'vite build', 'start': 'node server.js'}}")
                .files("server.js", "src/a.js")
                .read();

        assertThat(text(project, SampleOptions.options()))
                .contains("for made in dist build out output bundle .output .next .nuxt; do if [ -e \"$made\" ]")
                .contains("cp -R package.json server.js src /layers/application/app/");
    }

    @Test
    void nextLeavesItsCacheBehind() {
        SourceProject project = NodeProjectBuilder.in(
                        folder,
                        "{'scripts': {'build': 'next build', 'start': 'next start'}, 'dependencies': {'next': '1'}}")
                .files("package-lock.json", "app/page.tsx", "public/a.png", "next.config.ts")
                .read();

        assertThat(text(project, SampleOptions.options()))
                .contains("&& rm -rf .next/cache \\\n")
                .contains("cp -R package.json next.config.ts public .next /layers/application/app/");
    }

    @Test
    void aBuilderOfSomebodyElseIsRoot() {
        assertThat(text(
                        built("").files("package-lock.json").read(),
                        SampleOptions.options().baseImage("registry.example.com/node:20")))
                .contains("AS build\n# hadolint ignore=DL3002\nUSER 0:0\nWORKDIR /app\n")
                .contains("COPY --from=build /layers/application/app/ /app/\n");
    }

    @ParameterizedTest
    @CsvSource({"'server {}', default.conf, /etc/nginx/conf.d/", "'http {\n}', nginx.conf, /etc/nginx/"})
    void aSiteMayHaveItsOwnServerConfiguration(String configuration, String target, String layer) {
        SourceProject project = NodeProjectBuilder.in(
                        folder, "{'scripts': {'build': 'astro build'}, 'devDependencies': {'astro': '1'}}")
                .files("package-lock.json")
                .file("nginx.conf", configuration)
                .read();

        assertThat(text(project, SampleOptions.options()))
                .contains("AS server\nCOPY nginx.conf /layers/server" + layer + target + "\n")
                .contains("COPY --from=server /layers/server" + layer + " " + layer + "\n")
                .doesNotContain("printf");
    }

    @Test
    void pagesThatAreNotThereAreNotFound() {
        SourceProject project = NodeProjectBuilder.in(
                        folder, "{'scripts': {'build': 'astro build'}, 'devDependencies': {'astro': '1'}}")
                .files("package-lock.json")
                .read();

        assertThat(text(project, SampleOptions.options().ports("8081")))
                .contains("listen 8081;")
                .contains("try_files $uri $uri.html $uri/ =404;")
                .contains("error_page 404 /404.html;");
    }
}
