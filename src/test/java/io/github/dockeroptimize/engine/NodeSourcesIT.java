package io.github.dockeroptimize.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Node.js projects, from a checkout on which nothing was built: {@code generate}, and then {@code docker build} alone. */
@RequiresEngine
@Order(Apps.LONG)
class NodeSourcesIT {

    private static final int PORT = 3000;

    private static App generated(String name, String folder) {
        App app = App.copy(name, "-", Apps.fresh(folder));
        app.maven(App.goal("generate"));
        return app;
    }

    private static String build(App app, String name) {
        assertThat(Engine.check(app.module())).contains("no warnings found");
        return Engine.build(app.module(), name);
    }

    private static void stops(Container container) {
        assertThat(container.userId()).isEqualTo("65532");
        Container.Stopped stopped = container.stop();
        assertThat(stopped.time()).isLessThan(Duration.ofSeconds(5));
        assertThat(stopped.exitCode()).isIn(0, 143);
    }

    @Test
    void aProgramAnswersAndIsNotRootAndStops() {
        String image = build(generated("node-api", "node-api"), "node-api");

        try (Container container = Container.startOn(PORT, image)) {
            assertThat(container.get("/")).isEqualTo("hello");
            assertThat(container.get("/view")).isEqualTo("viewed\n");
            stops(container);
        }
    }

    @Test
    void aSiteAnswersAndIsNotRootAndStops() {
        String image = build(generated("vite-site", "vite-site"), "vite-site");

        try (Container container = Container.start(image)) {
            assertThat(container.get("/a/deep/link")).isEqualTo(container.get("/"));
            assertThat(container.header("cache-control", "/")).isEqualTo("no-cache");
            String script = container.get("/").replaceFirst("(?s).*src=\"([^\"]+)\".*", "$1");
            assertThat(container.get(script)).contains("hello");
            assertThat(container.header("cache-control", script)).contains("immutable");
            stops(container);
        }
    }

    /** A page that has changed and has its size still must not be taken for the old one. */
    @Test
    void aBrowserIsToldOfAChangedPage() {
        App app = generated("vite-site", "changed-page");
        String before = tagOfPage(app);

        app.replaceIn("index.html", ">site<", ">page<");

        assertThat(tagOfPage(app)).isNotEqualTo(before).isNotEmpty();
    }

    private static String tagOfPage(App app) {
        try (Container container = Container.start(Engine.build(app.module(), "page"))) {
            return container.header("etag", "/");
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"node-api, src/greeting.ts, 2", "vite-site, src/main.js, 2"})
    void aChangeOfCodeInstallsNothingAndChangesOneLayer(String name, String file, int layers) {
        App app = generated(name, "changed-" + name);
        List<String> before = new ArrayList<>();
        String progress = Engine.whileCacheStays(() -> {
            before.addAll(layers(app));
            app.replaceIn(file, "hello", "changed at " + Instant.now());
            return Command.of(
                            "docker", "build", "--progress=plain", app.module().toString())
                    .run();
        });

        assertThat(steps(progress, "npm ci")).isNotEmpty().allMatch(step -> isCached(progress, step));
        assertThat(steps(progress, "npm run build")).hasSize(1).noneMatch(step -> isCached(progress, step));
        List<String> after = layers(app);
        assertThat(before).hasSize(layers);
        assertThat(after.subList(0, layers - 1)).isEqualTo(before.subList(0, layers - 1));
        assertThat(after.get(layers - 1)).isNotEqualTo(before.get(layers - 1));
    }

    private static List<String> layers(App app) {
        String base = app.module().endsWith("node-api") ? "node:20-slim" : "nginxinc/nginx-unprivileged:stable";
        return Engine.layers(Engine.build(app.module(), "changed"), Engine.layerCount(base));
    }

    private static List<String> steps(String progress, String command) {
        return progress.lines()
                .filter(line -> line.matches("#\\d+ \\[.*RUN.*") && line.contains(command))
                .map(line -> line.replaceFirst(" .*", ""))
                .distinct()
                .toList();
    }

    private static boolean isCached(String progress, String step) {
        return progress.lines().anyMatch(line -> line.equals(step + " CACHED"));
    }

    /** Neither the size nor the digest depends on who builds. */
    @ParameterizedTest
    @CsvSource({"node-api", "vite-site"})
    void anotherCheckoutBuiltAnewGivesTheSameLayers(String name) {
        App here = generated(name, "here-" + name);
        App elsewhere = generated(name, "elsewhere-" + name);
        Command.of("chmod", "-R", "go-rwx", elsewhere.module().toString()).run();
        elsewhere.touch(Instant.parse("2026-01-01T11:00:00Z"));
        List<String> before = layers(here);

        SourceBuild.anew(elsewhere.module(), "elsewhere");

        assertThat(layers(elsewhere)).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({"node-api", "vite-site"})
    void nothingGetsInThatIsForDevelopersOnly(String name) {
        App app = generated(name, "whole-" + name);
        app.write(".env", "PASSWORD=secret-of-the-host");
        app.write(".npmrc", "//registry.example.com/:_authToken=token-of-the-host");
        app.maven(App.goal("generate"));
        String image = Engine.build(app.module(), "whole");

        List<String> files = Engine.runAsRoot(image, "find", "/", "-xdev")
                .lines()
                .filter(file -> !file.startsWith("/usr/local/lib/node_modules/npm/"))
                .toList();

        assertThat(files)
                .contains(name.equals("node-api") ? "/app/dist/server.js" : "/usr/share/nginx/html/index.html")
                .noneMatch(file -> file.matches(".*/node_modules/(?:typescript|vite|@types)(?:/.*)?"))
                .noneMatch(file -> file.matches(".*(?:\\.test\\.\\w+|/\\.env|/\\.npmrc|/\\.git)(?:/.*)?"))
                .noneMatch(
                        file -> file.matches("/(?:app|usr/share/nginx/html)/(?:src|pom\\.xml|Dockerfile|tsconfig).*"))
                .noneMatch(file -> file.startsWith("/layers"));
        assertThat(Engine.run(
                        image,
                        "sh",
                        "-c",
                        "grep -rlE '(secret|token)-of-the-host' /app /usr/share/nginx /root 2>&-; true"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"node-api", "vite-site"})
    void theSameFilesAreWrittenAgainWhateverTheHostHasBuilt(String name) throws IOException {
        App app = generated(name, "again-" + name);
        Path file = app.module().resolve("Dockerfile");
        Path ignored = app.module().resolve(".dockerignore");
        List<String> before = List.of(Files.readString(file), Files.readString(ignored));

        Files.createDirectories(app.module().resolve("dist"));
        Files.createDirectories(app.module().resolve("node_modules/typescript"));
        app.write("dist/server.js", "built on the host");
        app.maven(App.goal("generate"));

        assertThat(List.of(Files.readString(file), Files.readString(ignored))).isEqualTo(before);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {"no handler     | 143 | ''", "an own handler | 7   | 'closed'"})
    void aProgramThatListensToSigtermDecidesItself(String kind, int exitCode, String said) {
        App app = App.copy("node-api", "-", Apps.fresh("stopping-" + exitCode));
        if (exitCode == 7) {
            app.replaceIn("src/server.ts", "app.listen(Number(process.env.PORT ?? 3000));", """
                    const server = app.listen(3000);
                    process.once("SIGTERM", () => server.close(() => setTimeout(() => {
                      console.log("closed");
                      process.exit(7);
                    }, 200)));
                    """);
        }
        app.maven(App.goal("generate"));

        try (Container container = Container.startOn(PORT, Engine.build(app.module(), "stopping"))) {
            container.get("/");
            Container.Stopped stopped = container.stop();

            assertThat(stopped.time()).isLessThan(Duration.ofSeconds(5));
            assertThat(stopped.exitCode()).isEqualTo(exitCode);
            assertThat(container.logs()).contains(said);
        }
    }
}
