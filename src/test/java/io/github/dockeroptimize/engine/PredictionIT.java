package io.github.dockeroptimize.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What {@code report} says a change will push again is what the registry is then sent. */
@RequiresEngine
@RequiresRegistry
class PredictionIT {

    private static final double PERCENT = 3;
    private static final String NEW_JACKSON = "2.18.3";
    private static final int RESOURCE = 2_000;

    private final Set<String> seen = new HashSet<>();

    /** What builds and pushes the image, and is predicted. */
    enum Pusher {
        PLUGIN {
            @Override
            void push(App app, String image, List<String> options) {
                app.packagedImage(
                        "priced",
                        with(options, App.goal("report"), "-Ddocker-optimize.destination=registry")
                                .toArray(String[]::new));
            }
        },
        DOCKER {
            @Override
            void push(App app, String image, List<String> options) {
                List<String> words = with(
                        options,
                        App.goal("generate"),
                        App.goal("report"),
                        "-Ddocker-optimize.outputDirectory=" + app.module().resolve("target/priced"));
                app.build(words.toArray(String[]::new));
                Path context = app.module().resolve("target/priced/context");
                Engine.buildAs(image, context);
                Command.of("docker", "push", "-q", image).run();
            }
        };

        abstract void push(App app, String image, List<String> options);
    }

    @ParameterizedTest
    @EnumSource
    void comesTrue(Pusher pusher) throws IOException {
        Changing changing = Changing.of("priced-for-" + pusher);
        changing.install(text(1));
        App app = App.copy("priced/app", "-", Apps.fresh("priced-" + pusher));
        changing.in(app, "app/pom.xml");
        write(app, "app/src/main/resources/own.txt", 2);
        write(app, "sibling/src/main/resources/shared.txt", 3);
        String image = Registry.newImage("priced");
        List<String> options = List.of(
                "-Ddocker-optimize.dependencyLayers=4",
                "-Ddocker-optimize.askRegistries=false",
                "-Ddocker-optimize.baseImage=" + SmallBase.push(),
                "-Ddocker-optimize.image=" + image);

        pusher.push(app, image, options);
        assertThat(newBytes(image)).isPositive();
        JsonNode foretold = Json.read(Files.readString(app.module().resolve("target/priced/report.json")));

        app.replaceIn("app/src/main/java/apps/App.java", "8080", "8081");
        assertForetold(foretold, "one-class", pusher, app, image, options);

        write(app, "sibling/src/main/resources/shared.txt", 4);
        assertForetold(foretold, "module", pusher, app, image, options);

        changing.install(text(5));
        assertForetold(foretold, "snapshot", pusher, app, image, options);

        List<String> oneBumped = with(options, "-Ddatabind.version=" + NEW_JACKSON);
        assertThat(change(foretold, "dependency-worst").path("detail").asText())
                .isEqualTo("com.fasterxml.jackson.core:jackson-databind");
        assertForetold(foretold, "dependency-worst", pusher, app, image, oneBumped);

        pusher.push(app, image, options);
        newBytes(image);
        List<String> allBumped = with(options, "-Djackson.version=" + NEW_JACKSON);
        assertThat(change(foretold, "framework").path("detail").asText()).isEqualTo("com.fasterxml, 6 artifacts");
        assertForetold(foretold, "framework", pusher, app, image, allBumped);
    }

    private void assertForetold(
            JsonNode report, String change, Pusher pusher, App app, String image, List<String> options) {
        pusher.push(app, image, options);

        assertThat(newBytes(image))
                .as(change)
                .isCloseTo(
                        change(report, change).path("pushedBytes").path("plan").asLong(), withinPercentage(PERCENT));
    }

    private static JsonNode change(JsonNode report, String id) {
        for (JsonNode change : report.path("changes")) {
            if (change.path("id").asText().equals(id)) {
                return change;
            }
        }
        throw new AssertionError("no change '" + id + "' in " + report.path("changes"));
    }

    /** The sizes of the layers that this image has, as the registry says, and none before it. */
    private long newBytes(String image) {
        long bytes = 0;
        for (JsonNode layer : Registry.manifest(image).path("layers")) {
            if (seen.add(layer.path("digest").asText())) {
                bytes += layer.path("size").asLong();
            }
        }
        return bytes;
    }

    private static List<String> with(List<String> options, String... more) {
        return Stream.concat(options.stream(), Stream.of(more)).toList();
    }

    private static void write(App app, String file, int seed) throws IOException {
        Path target = app.root().resolve(file);
        Files.createDirectories(target.getParent());
        Files.writeString(target, text(seed));
    }

    /** Little, so that it shows how a builder frames the files. */
    private static String text(int seed) {
        List<String> words = new ArrayList<>();
        Random random = new Random(seed);
        for (int i = 0; i < RESOURCE / Integer.BYTES; i++) {
            words.add(Integer.toString(random.nextInt(), Character.MAX_RADIX));
        }
        return String.join("\n", words);
    }
}
