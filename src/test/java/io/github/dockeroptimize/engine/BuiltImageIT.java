package io.github.dockeroptimize.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code report} finds in built images is what crane, Docker, and dive's definitions say of them. */
@RequiresEngine
@RequiresRegistry
class BuiltImageIT {

    private static final String PREFIX = "-Ddocker-optimize.";
    private static final double EXACT = 5e-7;

    @ParameterizedTest
    @CsvSource({
        "boot-web, 3.5.16, eclipse-temurin:17-jre",
        "plain/app, -, debian:bookworm-slim",
        "boot-war, 3.5.16, debian:bookworm-slim",
        "uber, -, debian:bookworm-slim"
    })
    void ofTheLastBuild(String name, String bootVersion, String base) throws IOException {
        String image = Registry.newImage("built");
        App app = Apps.built(name, bootVersion);

        // in one run of Maven, as both goals would be bound
        Built last = build(app, image, base);
        JsonNode built = built(last.folder());

        assertThat(built.path("digest").asText()).isEqualTo(Registry.digest(image));
        assertThat(Json.texts(built.path("layers"), "name"))
                .endsWith(last.layers().get(last.layers().size() - 1).name())
                .hasSameSizeAs(last.layers());
        assertThat(StreamSupport.stream(built.path("layers").spliterator(), false)
                        .map(layer -> layer.path("ofBase").asBoolean()))
                .isEqualTo(last.layers().stream()
                        .map(layer -> layer.name().equals("base"))
                        .toList());
        assertThat(built.path("unwanted")).isEmpty();
        assertTrue(built, image);
    }

    @Test
    void thatReplacesAndDeletes() throws IOException {
        String image = image("replaces", """
                FROM %s
                RUN mkdir -p /data/logs /data/deep/er \
                    && head -c 300000 /dev/urandom > /data/model.bin && cp /data/model.bin /data/deep/er/copy.bin \
                    && head -c 5000 /dev/zero > /data/logs/one && echo SECRET=1 > /data/.env
                RUN head -c 200000 /dev/urandom > /data/model.bin && rm -r /data/logs && rm /data/.env
                RUN rm -r /data/deep && chmod 600 /data/model.bin && rm -rf /etc/apt
                """);
        Path tar = fresh("replaces").resolve("saved.tar");
        Command.of("docker", "save", "-o", tar.toString(), image).run();

        JsonNode built = report("builtImage=" + tar);

        StoredLayers stored = StoredLayers.in(tar);
        assertLike(built, stored);
        assertHistory(built, image, stored);
        assertThat(built.path("efficiency").asDouble()).isLessThan(1);
        assertThat(Json.texts(built.path("wasted"), "what")).contains("/data/model.bin", "/data/.env");
        // two of the model's three copies, and what was deleted; not what the base has of /etc/apt
        assertThat(built.path("reclaimableBytes").asLong()).isEqualTo(300_000 + 200_000 + 300_000 + 5_000 + 9);
        assertThat(Json.texts(built.path("unwanted"), "what")).contains("environment-file");
        assertThat(Json.texts(built.path("duplicates"), "what")).anyMatch(path -> path.startsWith("/data/"));
    }

    @Test
    void isCheckedToo() throws IOException {
        String image = image("secret", """
                FROM %s
                RUN mkdir /data && head -c 9000000 /dev/urandom > /data/model.bin && echo SECRET=1 > /data/.env
                RUN chmod 600 /data/model.bin && rm /data/.env
                """);
        Path tar = fresh("secret").resolve("saved.tar");
        Command.of("docker", "save", "-o", tar.toString(), image).run();

        Command.Result result = named("check", "builtImage=" + tar, PREFIX + "rules.maxWastedBytes=1MB")
                .tryRun();

        assertThat(result.exitCode()).isNotZero();
        assertThat(result.output())
                .contains("minEfficiency: the efficiency is 0.93")
                .contains("maxWastedBytes: 18.0 MB is wasted, but at most 1.0 MB is allowed; the largest cause is"
                        + " '/data/model.bin', which is in several layers")
                .contains("forbiddenFiles: 1 file must not be in the image:"
                        + " '/data/.env' in layer 'RUN /bin/sh -c mkdir /data")
                .contains("of the built image");
    }

    @Test
    @RequiresSkopeo
    void withLinksOfBothKindsHoweverItIsStored() throws IOException {
        String image = image("links", """
                FROM %s
                RUN mkdir /data && head -c 100000 /dev/urandom > /data/one && ln /data/one /data/two \
                    && ln -s one /data/three && ln -s /data /else && ln -s /nowhere /data/broken
                RUN ln /data/one /data/four && rm /data/two && ln -sf four /data/three
                """);
        Path folder = fresh("links");
        String pushed = Registry.newImage("links");
        Path saved = folder.resolve("saved.tar");
        Command.of("docker", "save", "-o", saved.toString(), image).run();
        Command.of("skopeo", "copy", "--dest-tls-verify=false", "docker-archive:" + saved, "docker://" + pushed)
                .run();
        Command.of(
                        "skopeo",
                        "copy",
                        "--dest-compress-format=zstd",
                        "docker-archive:" + saved,
                        "oci:" + folder.resolve("layout") + ":links")
                .run();

        JsonNode fromRegistry = report("builtImage=" + pushed);
        JsonNode fromArchive = report("builtImage=" + saved);
        JsonNode fromLayout = report("builtImage=" + folder.resolve("layout"));

        assertTrue(fromRegistry, pushed);
        for (JsonNode other : List.of(fromArchive, fromLayout)) {
            assertThat(other.path("efficiency")).isEqualTo(fromRegistry.path("efficiency"));
            assertThat(other.path("wasted")).isEqualTo(fromRegistry.path("wasted"));
            assertThat(other.path("duplicates")).isEqualTo(fromRegistry.path("duplicates"));
            assertThat(sizes(other)).isEqualTo(sizes(fromRegistry));
        }
        JsonNode manifest = Json.read(Files.readString(blob(
                folder.resolve("layout"),
                Json.read(Files.readString(folder.resolve("layout/index.json")))
                        .path("manifests")
                        .path(0)
                        .path("digest")
                        .asText())));
        assertThat(manifest.path("layers").path(0).path("mediaType").asText()).endsWith("+zstd");
        assertThat(Json.texts(fromLayout.path("layers"), "compressedBytes"))
                .isEqualTo(Json.texts(manifest.path("layers"), "size"));
    }

    private static Path blob(Path layout, String digest) {
        return layout.resolve("blobs").resolve(digest.replace(':', '/'));
    }

    /** Against crane's manifest, Docker's history, and the layers themselves. */
    private static void assertTrue(JsonNode built, String image) throws IOException {
        JsonNode layers = built.path("layers");
        JsonNode manifest = Registry.manifest(image).path("layers");
        assertThat(Json.texts(layers, "digest")).isEqualTo(Json.texts(manifest, "digest"));
        assertThat(Json.texts(layers, "compressedBytes")).isEqualTo(Json.texts(manifest, "size"));

        Path tar = fresh("pulled").resolve("image.tar");
        Registry.crane("pull", image, tar.toString());
        StoredLayers stored = StoredLayers.in(tar);
        assertLike(built, stored);

        Command.of("docker", "pull", "-q", image).run();
        assertHistory(built, image, stored);
    }

    /** Docker counts the targets of symbolic links in layers that it got as a tar, and not in those that it has built. */
    private static void assertHistory(JsonNode built, String image, StoredLayers stored) {
        List<Long> history = history(image);
        List<Long> withLinks =
                stored.fileAndLinkBytes().stream().filter(size -> size > 0).toList();
        List<Long> without = sizes(built);
        assertThat(history).hasSameSizeAs(without);
        for (int i = 0; i < history.size(); i++) {
            assertThat(history.get(i)).isIn(without.get(i), withLinks.get(i));
        }
    }

    private static void assertLike(JsonNode built, StoredLayers stored) {
        StoredLayers.Efficiency dive = stored.efficiency();
        assertThat(Json.texts(built.path("layers"), "bytes"))
                .isEqualTo(stored.fileBytes().stream().map(String::valueOf).toList());
        assertThat(built.path("efficiency").asDouble()).isEqualTo(dive.score(), within(EXACT));
        assertThat(built.path("wastedBytes").asLong()).isEqualTo(dive.wasted());
        assertThat(built.path("userWasted").asDouble()).isEqualTo(dive.userWasted(), within(EXACT));
    }

    /** Sizes of layers with files, from the lowest to the highest. */
    private static List<Long> history(String image) {
        List<Long> sizes =
                new ArrayList<>(Command.of("docker", "history", "--human=false", "--format", "{{.Size}}", image)
                        .run()
                        .lines()
                        .map(Long::valueOf)
                        .filter(size -> size > 0)
                        .toList());
        Collections.reverse(sizes);
        return sizes;
    }

    private static List<Long> sizes(JsonNode built) {
        return StreamSupport.stream(built.path("layers").spliterator(), false)
                .map(layer -> layer.path("bytes").asLong())
                .filter(size -> size > 0)
                .toList();
    }

    private static Built build(App app, String image, String base) {
        String[] options = {
            App.goal("report"),
            PREFIX + "destination=registry",
            PREFIX + "registryMirrors=docker.io=" + Registry.ADDRESS,
            PREFIX + "baseImage=" + base,
            PREFIX + "image=" + image
        };
        return app.root().equals(app.module()) ? app.image("built", options) : app.contextAndImage("built", options);
    }

    /** What the report of any application says of an image that it analyses. */
    private static JsonNode report(String option) throws IOException {
        named("report", option).run();
        return built(output(Apps.built("uber", "-")));
    }

    private static MavenCommand named(String goal, String option, String... more) {
        App app = Apps.built("uber", "-");
        List<String> words = new ArrayList<>(List.of(
                App.goal(goal),
                PREFIX + option,
                PREFIX + "outputDirectory=" + output(app),
                PREFIX + "allowInsecureRegistries=true",
                PREFIX + "registryMirrors=docker.io=" + Registry.ADDRESS,
                PREFIX + "baseImage=debian:bookworm-slim"));
        words.addAll(List.of(more));
        return new MavenCommand(app.module(), words);
    }

    private static Path output(App app) {
        return app.module().resolve("target/named");
    }

    private static JsonNode built(Path output) throws IOException {
        return Json.read(Files.readString(output.resolve("report.json"))).path("built");
    }

    private static String image(String name, String dockerfile) throws IOException {
        Path context = fresh(name + "-context");
        Files.writeString(
                context.resolve("Dockerfile"),
                dockerfile.formatted(Registry.ADDRESS + "/library/debian:bookworm-slim"));
        return Engine.build(context, name);
    }

    private static Path fresh(String name) {
        return Apps.fresh("built-image-" + name);
    }
}
