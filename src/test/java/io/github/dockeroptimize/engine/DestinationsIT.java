package io.github.dockeroptimize.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code build} delivers is what the usual tools read, wherever it goes, and what its files say about it is true. */
@RequiresEngine
@RequiresRegistry
class DestinationsIT {

    /** A base that needs no time: one small file for each of two platforms. */
    private static String smallBase;

    @BeforeAll
    static void pushSmallBase() throws IOException {
        smallBase = SmallBase.push();
    }

    @Test
    void aTarIsLoadedAndRuns() {
        String image = Engine.nameToLoad("tar");
        Built built = build("tar", Registry.JAVA, image);

        Command.of("docker", "load", "-q", "-i", built.tar().toString()).run();

        assertThat(answer(image)).isEqualTo("hello");
        assertThat(Engine.inspect(image, "{{.Id}}")).isEqualTo(built.id());
    }

    @Test
    void aPushedImageRuns() {
        String image = Registry.newImage("pushed");

        Built built = build("registry", Registry.JAVA, image);

        assertThat(built.log()).contains("Pushed '" + image + "' (" + built.digest() + ")");
        Command.of("docker", "pull", "-q", image).run();
        assertThat(answer(image)).isEqualTo("hello");
        assertThat(Engine.inspect(image, "{{.Id}}")).isEqualTo(built.id());
    }

    @Test
    void anImageInTheDaemonRuns() {
        String image = Engine.nameToLoad("daemon");

        Built built = build("daemon", Registry.JAVA, image, "-Ddocker-optimize.tags=second");

        assertThat(answer(image)).isEqualTo("hello");
        assertThat(Engine.inspect(image, "{{.Id}}")).isEqualTo(built.id());
        assertThat(Engine.inspect(image.replace(":latest", ":second"), "{{.Id}}"))
                .isEqualTo(built.id());
    }

    @RequiresSkopeo
    @ParameterizedTest
    @ValueSource(strings = {"docker", "oci"})
    void everyToolReadsTheTar(String format) throws IOException {
        String name = Engine.nameToLoad("read-" + format);
        Built built =
                build("tar", smallBase, name, "-Ddocker-optimize.format=" + format, "-Ddocker-optimize.tags=second");
        String tar = built.tar().toString();
        String archive = "docker-archive:" + tar + ":" + name;
        Path copy = Apps.fresh("copied-by-skopeo");
        String pushed = Registry.newImage("pushed-by-crane");

        Registry.crane("validate", "--tarball", tar);
        Registry.crane("push", tar, pushed);
        Command.of("skopeo", "copy", archive, "dir:" + copy).run();
        Command.of("docker", "load", "-q", "-i", tar).run();

        assertThat(Json.read(Command.of("skopeo", "inspect", archive).run()).path("Layers"))
                .hasSameSizeAs(built.layers());
        assertThat(copy.resolve("manifest.json")).isRegularFile();
        assertThat(Registry.manifest(pushed).path("config").path("digest").asText())
                .isEqualTo(built.id());
        for (String tag : List.of("latest", "second")) {
            assertThat(Engine.inspect(name.replace("latest", tag), "{{.Id}}")).isEqualTo(built.id());
        }
        assertThat(digests(Registry.manifest(pushed))).isEqualTo(digests(built));
    }

    /** The layout of the OCI image specification, which tools find by {@code index.json}. */
    @Test
    @RequiresSkopeo
    void aTarInOcisFormatIsAnImageLayoutToo() {
        Built built = build("tar", smallBase, Engine.nameToLoad("layout"), "-Ddocker-optimize.format=oci");
        String archive = "oci-archive:" + built.tar();

        JsonNode manifest =
                Json.read(Command.of("skopeo", "inspect", "--raw", archive).run());

        assertThat(digests(manifest)).isEqualTo(digests(built));
        assertThat(Json.read(Command.of("skopeo", "inspect", archive).run())
                        .path("Digest")
                        .asText())
                .isEqualTo(built.digest());
    }

    @Test
    @RequiresSkopeo
    void aLayoutIsReadByOtherTools() {
        Built built = build("layout", smallBase, Engine.nameToLoad("layout"), "-Ddocker-optimize.tags=second");
        for (String tag : List.of("latest", "second")) {
            String layout = "oci:" + built.tar().resolveSibling("layout") + ":" + tag;
            JsonNode inspected =
                    Json.read(Command.of("skopeo", "inspect", layout).run());
            assertThat(inspected.path("Digest").asText()).isEqualTo(built.digest());
            assertThat(inspected.path("Layers")).hasSameSizeAs(built.layers());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"docker", "oci"})
    void itsFilesTellWhatTheRegistryHas(String format) {
        String image = Registry.newImage("told-" + format);

        Built built = build(
                "registry",
                smallBase,
                image,
                "-Ddocker-optimize.format=" + format,
                "-Ddocker-optimize.tags=second,third");

        JsonNode manifest = Registry.manifest(image);
        assertThat(built.digest()).isEqualTo(Registry.digest(image));
        assertThat(built.id()).isEqualTo(manifest.path("config").path("digest").asText());
        assertThat(digests(built)).isEqualTo(digests(manifest));
        assertThat(built.layers().stream().map(layer -> String.valueOf(layer.size())))
                .isEqualTo(Json.texts(manifest.path("layers"), "size"));
        assertThat(manifest.path("mediaType").asText()).contains(format);
        assertThat(built.layers()).extracting(Built.Layer::name).startsWith("base");
        assertThat(built.pushed()).hasSize(built.layers().size() - 1).doesNotContain("base");
        JsonNode json = built.json();
        assertThat(json.path("digest").asText()).isEqualTo(built.digest());
        assertThat(json.path("imageId").asText()).isEqualTo(built.id());
        assertThat(json.path("baseImage").path("digest").asText()).isEqualTo(Registry.digest(smallBase));
        for (String tag : List.of("1", "second", "third")) {
            assertThat(json.path("tags").toString()).contains('"' + tag + '"');
            assertThat(Registry.digest(image.replaceFirst("1$", tag))).isEqualTo(built.digest());
        }
        Registry.crane("validate", "--remote", image);
    }

    @Test
    void twoPlatformsShareTheLayersOfTheApplication() {
        String image = Registry.newImage("platforms");

        Built built = build("registry", smallBase, image, "-Ddocker-optimize.platforms=linux/amd64,linux/arm64");

        JsonNode index = Registry.manifest(image);
        assertThat(index.path("manifests")).hasSize(2);
        assertThat(Registry.digest(image)).isEqualTo(built.digest());
        List<String> amd64 = layersFor("amd64", image);
        List<String> arm64 = layersFor("arm64", image);
        assertThat(amd64.get(0)).isNotEqualTo(arm64.get(0));
        assertThat(amd64.subList(1, amd64.size())).isNotEmpty().isEqualTo(arm64.subList(1, arm64.size()));
        assertThat(digests(built))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(amd64.stream(), arm64.stream()).toList());
        Registry.crane("validate", "--remote", image);
    }

    /** Also checks that the platform's manifest and config are that platform's. */
    private static List<String> layersFor(String architecture, String image) {
        String platform = "linux/" + architecture;
        String digest = Registry.crane("digest", "--platform", platform, image);
        String ofPlatform = image.replaceFirst(":1$", "@" + digest);
        assertThat(Json.texts(Registry.manifest(image).path("manifests"), "digest"))
                .contains(digest);
        JsonNode config = Json.read(Registry.crane("config", ofPlatform));
        assertThat(config.path("architecture").asText()).isEqualTo(architecture);
        assertThat(config.path("os").asText()).isEqualTo("linux");
        return digests(Registry.manifest(ofPlatform));
    }

    /** One that a Dockerfile can't hold. */
    @Test
    void aLabelOfSeveralLinesArrives() {
        String image = Registry.newImage("lines");
        String lines = "first\n  second $HOME\n\n\"last\"";

        build("registry", smallBase, image, "-Ddocker-optimize.labels.lines=" + lines);

        assertThat(Json.read(Registry.crane("config", image))
                        .path("config")
                        .path("Labels")
                        .path("lines")
                        .asText())
                .isEqualTo(lines);
    }

    private static Built build(String destination, String base, String image, String... options) {
        return Apps.boot("3.5.16")
                .image(
                        "destination-" + destination,
                        Stream.concat(
                                        Stream.of(
                                                "-Ddocker-optimize.destination=" + destination,
                                                "-Ddocker-optimize.baseImage=" + base,
                                                "-Ddocker-optimize.image=" + image),
                                        Stream.of(options))
                                .toArray(String[]::new));
    }

    private static String answer(String image) {
        try (Container container = Container.start(image)) {
            return container.get("/");
        }
    }

    private static List<String> digests(Built built) {
        return built.layers().stream().map(Built.Layer::digest).toList();
    }

    private static List<String> digests(JsonNode manifest) {
        return Json.texts(manifest.path("layers"), "digest");
    }
}
