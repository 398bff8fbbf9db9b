package io.github.dockeroptimize.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code report} and {@code check} of what is compiled in the container, by the image that came of it. */
@RequiresEngine
@RequiresRegistry
class CompiledReportIT {

    private static final double PERCENT = 3;
    private static final String PREFIX = "-Ddocker-optimize.";

    @Test
    void isWhatTheRegistryStoresAndWhatAChangeThenPushes() throws IOException {
        App app = App.copy("node-api", "-", Apps.fresh("compiled"));
        app.maven(App.goal("generate"));
        String image = Registry.newImage("compiled");
        push(app, image);
        Path tar = app.module().resolve("saved.tar");
        Command.of("docker", "save", "-o", tar.toString(), image).run();

        JsonNode report = report(app, image);

        assertIsStored(report, sizes(image));
        assertThat(report.path("layers")
                        .path(0)
                        .path("largestFiles")
                        .path(0)
                        .path("path")
                        .asText())
                .startsWith("/app/node_modules/");
        assertThat(Files.readString(app.module().resolve("target/compiled/report.html")))
                .contains("The built image")
                .doesNotContain("naive");

        // without compression, which is predicted
        assertThat(report(app, tar.toString()).path("compressedBytes").asLong())
                .isCloseTo(report.path("compressedBytes").asLong(), withinPercentage(PERCENT));
        assertIsChecked(app, tar);

        List<String> before = Json.texts(Registry.manifest(image).path("layers"), "digest");
        app.replaceIn("src/greeting.ts", "hello", "good evening");
        push(app, image);
        assertThat(newBytes(image, before)).isCloseTo(pushed(report, "one-class"), withinPercentage(PERCENT));
    }

    private static void assertIsStored(JsonNode report, List<Long> stored) {
        assertThat(Json.texts(report.path("layers"), "name"))
                .containsExactly("dependencies", "application", "WORKDIR /app");
        List<Long> own = stored.subList(stored.size() - 3, stored.size());
        assertThat(Json.texts(report.path("layers"), "compressedBytes"))
                .isEqualTo(own.stream().map(String::valueOf).toList());
        assertThat(report.path("images")).hasSize(1);
        assertThat(report.path("images").path(0).path("wholeCompressedBytes").asLong())
                .isEqualTo(stored.stream().mapToLong(Long::longValue).sum());
        assertThat(pushed(report, "dependency-mean")).isEqualTo(own.get(0) + own.get(1));
    }

    private static void assertIsChecked(App app, Path tar) {
        Command.Result check = command(app, "check", tar.toString(), PREFIX + "rules.maxApplicationLayerSize=10 B")
                .tryRun();
        assertThat(check.exitCode()).isNotZero();
        assertThat(check.output())
                .contains("maxApplicationLayerSize: the limit of 10 B compressed is exceeded by layer 'application'")
                .doesNotContain("Not checked: minEfficiency");
    }

    private static void push(App app, String image) {
        Engine.buildAs(image, app.module());
        Command.of("docker", "push", "-q", image).run();
    }

    private static JsonNode report(App app, String image) throws IOException {
        command(app, "report", image).run();
        return Json.read(Files.readString(app.module().resolve("target/compiled/report.json")));
    }

    private static MavenCommand command(App app, String goal, String image, String... more) {
        List<String> words = new ArrayList<>(List.of(
                App.goal(goal),
                PREFIX + "builtImage=" + image,
                PREFIX + "outputDirectory=" + app.module().resolve("target/compiled"),
                PREFIX + "allowInsecureRegistries=true",
                PREFIX + "registryMirrors=docker.io=" + Registry.ADDRESS));
        words.addAll(List.of(more));
        return new MavenCommand(app.module(), words);
    }

    private static long pushed(JsonNode report, String id) {
        for (JsonNode change : report.path("changes")) {
            if (change.path("id").asText().equals(id)) {
                return change.path("pushedBytes").path("plan").asLong();
            }
        }
        throw new AssertionError("no change '" + id + "' in " + report.path("changes"));
    }

    private static List<Long> sizes(String image) {
        return Json.texts(Registry.manifest(image).path("layers"), "size").stream()
                .map(Long::valueOf)
                .toList();
    }

    private static long newBytes(String image, List<String> before) {
        long bytes = 0;
        for (JsonNode layer : Registry.manifest(image).path("layers")) {
            bytes += before.contains(layer.path("digest").asText())
                    ? 0
                    : layer.path("size").asLong();
        }
        return bytes;
    }
}
