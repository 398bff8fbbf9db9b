package io.github.dockeroptimize.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the host has built already becomes an image without an engine, and one that runs as the engine's own does. */
@RequiresEngine
@RequiresRegistry
class PrebuiltIT {

    private static final String BASE =
            "-Ddocker-optimize.baseImage=" + Registry.ADDRESS + "/distroless/static-debian13:nonroot";

    @Test
    void aGoProgram() throws IOException {
        App app = App.copy("go-service", "", Apps.fresh("prebuilt-go"));
        app.generate("unused", BASE);
        SourceBuild compiled = SourceBuild.of(app.root(), "prebuilt-go");
        Path programs = Files.createDirectories(app.root().resolve("bin"));
        copy(compiled.image(), "/app/service", programs);
        copy(compiled.image(), "/app/migrate", programs);

        String image = load(app.image("image", BASE, name("go")), "go");

        List<String> files = new SourceBuild(image, "").files();
        assertThat(files).contains("app/service", "app/migrate").doesNotContain("app/bin/");
        assertThat(Engine.inspect(image, "{{json .Config.Entrypoint}} {{.Config.User}} {{.Config.WorkingDir}}"))
                .isEqualTo(Engine.inspect(
                        compiled.image(), "{{json .Config.Entrypoint}} {{.Config.User}} {{.Config.WorkingDir}}"));
        try (Container container = Container.start(image)) {
            assertThat(container.get("/")).isEqualTo("Hello, container");
            assertThat(container.userId()).isEqualTo("65532");
        }
    }

    @Test
    void aSiteWhosePagesBrowsersAlwaysAskFor() throws IOException {
        App app = App.copy("vite-site", "", Apps.fresh("prebuilt-site"));
        Files.createDirectories(app.root().resolve("dist/assets"));
        app.write("dist/index.html", "<p>page</p>");
        app.write("dist/assets/app-0a1b2c3d.js", "alert(1)");

        String image = load(
                app.image(
                        "image",
                        "-Ddocker-optimize.baseImage=" + Registry.ADDRESS + "/nginxinc/nginx-unprivileged:stable",
                        name("site")),
                "site");

        try (Container container = Container.start(image)) {
            assertThat(container.get("/a/deep/link")).isEqualTo("<p>page</p>");
            assertThat(container.header("cache-control", "/")).isEqualTo("no-cache");
            assertThat(container.header("cache-control", "/assets/app-0a1b2c3d.js"))
                    .contains("immutable");
        }
    }

    private static String name(String name) {
        return "-Ddocker-optimize.image=" + Engine.nameToLoad("prebuilt-" + name);
    }

    private static String load(Built built, String name) {
        return Engine.load(built.tar(), "prebuilt-" + name);
    }

    private static void copy(String image, String path, Path folder) {
        String container = Command.of("docker", "create", image).run().strip();
        Command.of("docker", "cp", container + ":" + path, folder.toString()).run();
        Command.of("docker", "rm", container).run();
    }
}
