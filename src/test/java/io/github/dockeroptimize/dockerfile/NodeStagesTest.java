package io.github.dockeroptimize.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockeroptimize.inspect.NodeProjectBuilder;
import io.github.dockeroptimize.inspect.SourceInspection;
import io.github.dockeroptimize.inspect.SourceProject;
import io.github.dockeroptimize.plan.SourcePlan;
import io.github.dockeroptimize.plan.SourcePlanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

    private static SourcePlan plan(SourceProject project, SampleOptions options) {
        return SourcePlanner.plan(project, "shop", options.build());
    }

    private static String text(SourceProject project, SampleOptions options) {
        SourcePlan plan = plan(project, options);
        Dockerfile dockerfile = SourceDockerfile.of(plan, SourceDockerfile.stages(plan));
        assertThat(DockerfileLinter.findings(dockerfile.toString())).isEmpty();
        return dockerfile.toString();
    }

    private static String ignored(SourceProject project) {
        SourcePlan plan = plan(project, SampleOptions.options());
        SourceStages stages = SourceDockerfile.stages(plan);
        return DockerIgnore.write(SourceDockerfile.of(plan, stages).contextPaths(), stages.keptOut());
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
                SourceInspection.recognise(Path.of("src/test/apps", app), "shop")
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
                .contains("AS server\nCOPY nginx.conf /layers/server/" + target + "\n")
                .contains("COPY --from=server /layers/server/ " + layer + "\n")
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
