package io.github.dockeroptimize.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.airlift.compress.zstd.ZstdOutputStream;
import io.github.dockeroptimize.container.TestRegistry.Fault;
import io.github.dockeroptimize.image.Compression;
import io.github.dockeroptimize.image.Digests;
import io.github.dockeroptimize.image.ImageFormat;
import io.github.dockeroptimize.image.ImageReader;
import io.github.dockeroptimize.image.StoredConfig;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Base images as registries hold them, and what happens between their registry and the cache. */
class BasePullTest {

    private static final String MANIFEST = "application/vnd.oci.image.manifest.v1+json";
    private static final String PLATFORM = ",\"platform\":{\"os\":\"linux\",\"architecture\":\"amd64\"}";

    @TempDir
    Path folder;

    @AutoClose
    private TestRegistry registry;

    private final TestListener listener = new TestListener();
    private String layer = "";
    private String architecture = "\"architecture\":\"amd64\"";

    @BeforeEach
    void start() throws Exception {
        registry = new TestRegistry();
        base("", "", Packing.GZIP);
    }

    /** How a layer is stored. */
    private enum Packing {
        GZIP {
            @Override
            OutputStream open(OutputStream out) throws IOException {
                return new GZIPOutputStream(out);
            }
        },
        ZSTD {
            @Override
            OutputStream open(OutputStream out) throws IOException {
                return new ZstdOutputStream(out);
            }
        },
        NONE {
            @Override
            OutputStream open(OutputStream out) {
                return out;
            }
        };

        abstract OutputStream open(OutputStream out) throws IOException;

        String type() {
            return Compression.valueOf(name()).mediaType(ImageFormat.OCI);
        }

        byte[] pack(byte[] tar) throws IOException {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try (OutputStream packed = open(out)) {
                packed.write(tar);
            }
            return out.toByteArray();
        }
    }

    /** Puts {@code base:1}; returns its manifest's digest. */
    private String base(String config, String manifest, Packing packing) throws IOException {
        ByteArrayOutputStream tar = new ByteArrayOutputStream();
        try (TarArchiveOutputStream out = new TarArchiveOutputStream(tar)) {
            TarArchiveEntry data = new TarArchiveEntry("data/");
            data.setModTime(0L);
            data.setIds(7, 8);
            data.setMode(040750);
            out.putArchiveEntry(data);
            out.closeArchiveEntry();
        }
        layer = registry.put("base", packing.pack(tar.toByteArray()));
        String json = "{\"os\":\"linux\"," + architecture + ",\"config\":{" + config + "},\"rootfs\":{\"type\":"
                + "\"layers\",\"diff_ids\":[\"sha256:" + Digests.hex(tar.toByteArray()) + "\"]},\"unknown\":{\"x\":1}}";
        String digest = registry.put("base", json.getBytes(StandardCharsets.UTF_8));
        return registry.retag(
                "base",
                "1",
                "{\"schemaVersion\":2,\"mediaType\":\"" + MANIFEST + "\",\"config\":{\"digest\":\"" + digest
                        + "\",\"size\":" + json.length() + manifest + "},\"layers\":[{\"digest\":\"" + layer
                        + "\",\"mediaType\":\"" + packing.type() + "\",\"size\":"
                        + packing.pack(tar.toByteArray()).length + manifest + "}]}");
    }

    private void index(String... entries) {
        registry.retag("base", "1", "{\"schemaVersion\":2,\"manifests\":[" + String.join(",", entries) + "]}");
    }

    private static String entry(String digest, String more) {
        return "{\"mediaType\":\"" + MANIFEST + "\",\"size\":1,\"digest\":\"" + digest + "\"" + more + "}";
    }

    private TestRequest request() {
        return TestRequest.in(folder)
                .image(registry.host() + "/shop:1")
                .base(registry.host() + "/base:1")
                .allowInsecure()
                .limit(Long.MAX_VALUE);
    }

    private BuiltImage build(BuildRequest request) throws Exception {
        return ImageBuilder.build(request, listener, new Retries(listener, time -> {}));
    }

    private StoredConfig built() throws Exception {
        build(request().build());
        try (ImageReader image = ImageReader.open(folder.resolve("image.tar"), ImageReader.USUAL_PLATFORM)) {
            assertThat(image.analyze(0).layers()).hasSize(2); // checks every digest
            return image.config();
        }
    }

    @ParameterizedTest
    @EnumSource(Packing.class)
    void layersMayBePackedAnyhow(Packing packing) throws Exception {
        base("", "", packing);
        assertThat(built().diffIds()).hasSize(2);
        Files.delete(folder.resolve("image.tar"));
        registry.forgetRequests();
        built();
        assertThat(registry.requests()).isEmpty();
    }

    /** What the image that is built has of the base's config. */
    private JsonNode config() throws Exception {
        BuiltImage image = build(request().toRegistry().build());
        return new ObjectMapper().readTree(registry.blob(image.id()));
    }

    @Test
    void layersKeepTheirFormUnlessTheFormatHasNoneForIt() throws Exception {
        base("", "", Packing.ZSTD);
        for (ImageFormat format : ImageFormat.values()) {
            BuiltImage image = build(request().toRegistry().format(format).build());
            assertThat(image.layers().get(0).digest().equals(layer)).isEqualTo(format == ImageFormat.OCI);
            assertThat(registry.manifest("shop", "1")).contains(format == ImageFormat.OCI ? "+zstd" : ".gzip");
        }
    }

    @Test
    void fieldsAreKeptAlsoThoseThatNobodyKnows() throws Exception {
        base(
                "\"Healthcheck\":{\"Test\":[\"CMD\",\"x\"],\"Interval\":1,\"StartInterval\":1},\"StopSignal\":\"SIGQUIT\","
                        + "\"Shell\":[\"/bin/bash\",\"-c\"],\"Env\":[\"PATH=/bin\",\"LINES=a\\nb=c\",\"NOTHING\"],"
                        + "\"ExposedPorts\":{\"53/udp\":{},\"132/sctp\":{}},\"Volumes\":{\"data\":{}},\"New\":1",
                ",\"data\":\"e30=\",\"artifactType\":\"application/x\",\"annotations\":{\"a\":\"b\"}",
                Packing.GZIP);
        JsonNode config = config().path("config");
        assertThat(config.path("Healthcheck").path("StartInterval").asInt()).isEqualTo(1);
        assertThat(config.path("StopSignal").asText()).isEqualTo("SIGQUIT");
        assertThat(config.path("Shell")).hasToString("[\"/bin/bash\",\"-c\"]");
        assertThat(config.path("Env")).hasToString("[\"PATH=/bin\",\"LINES=a\\nb=c\",\"NOTHING\"]");
        assertThat(config.path("ExposedPorts")).hasToString("{\"53/udp\":{},\"132/sctp\":{}}");
        assertThat(config.path("Volumes").has("data")).isTrue();
        assertThat(config.path("New").asInt()).isEqualTo(1);
        assertThat(config().path("unknown").path("x").asInt()).isEqualTo(1);
        assertThat(listener.warned).isEmpty();
    }

    @Test
    void anEngineTakesTheBasesTriggersSoThatIsSaidEachTime() throws Exception {
        base("\"OnBuild\":[\"COPY . /app\",\"RUN a\"]", "", Packing.GZIP);
        String warning =
                "'baseImage' is '" + registry.host() + "/base:1', whose 'ONBUILD COPY . /app' and 'ONBUILD RUN a'"
                        + " can't be run without a container engine; if that matters, use 'mvn docker-optimize:generate' and"
                        + " 'docker build'";
        assertThat(config().path("config").has("OnBuild")).isFalse();
        assertThat(listener.warned).containsExactly(warning);
        assertThat(build(request().toRegistry().build()).upToDate()).isTrue();
        assertThat(listener.warned).containsExactly(warning, warning);
    }

    @Test
    void scratchIsNoImage() throws Exception {
        registry.forgetRequests();
        build(request().base("scratch").build());
        assertThat(registry.requests()).isEmpty();
        try (ImageReader image = ImageReader.open(folder.resolve("image.tar"), ImageReader.USUAL_PLATFORM)) {
            assertThat(image.analyze(0).layers()).hasSize(1);
            assertThat(image.config().platform()).isEqualTo("linux/amd64");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                PLATFORM,
                PLATFORM + ",\"artifactType\":\"application/x\"",
                ",\"platform\":{\"os\":\"linux\",\"architecture\":\"amd64\",\"variant\":\"v1\"}"
            })
    void anIndexNamesItsImagesAnyhow(String platform) throws Exception {
        String image = base("", "", Packing.GZIP);
        index(
                entry(
                        Digests.PREFIX + "1".repeat(64),
                        ",\"platform\":{\"os\":\"unknown\",\"architecture\":\"unknown\"}"),
                entry(Digests.PREFIX + "2".repeat(64), ",\"platform\":{\"os\":\"linux\",\"architecture\":\"s390x\"}"),
                entry(Digests.PREFIX + "3".repeat(64), ",\"artifactType\":\"application/spdx+json\""),
                entry(image, platform));
        built();
    }

    /** As containerd does ({@code platforms.Only}). */
    @ParameterizedTest
    @CsvSource({
        "linux/arm/v7, arm/v7, true", "linux/arm/v7, arm/v6, true", "linux/arm/v7, arm/v5, true",
        "linux/arm/v6, arm/v7, false", "linux/amd64/v3, amd64/v2, true", "linux/amd64/v3, amd64/v1, true",
        "linux/amd64, amd64/v2, false", "linux/arm64/v9, arm64/v8, true"
    })
    void aBaseForALesserVariantIsTaken(String wanted, String there, boolean taken) throws Exception {
        String[] words = there.split("/", -1);
        architecture = "\"architecture\":\"" + words[0] + "\",\"variant\":\"" + words[1] + "\"";
        index(entry(base("", "", Packing.GZIP), ",\"platform\":{\"os\":\"linux\"," + architecture + "}"));
        BuildRequest request = request().platforms(wanted).build();
        if (taken) {
            build(request);
        } else {
            assertThatExceptionOfType(BuildFailureException.class)
                    .isThrownBy(() -> build(request))
                    .withMessageContaining("has no image for '" + wanted + "'");
        }
    }

    @Test
    void anIndexWithoutThePlatformIsRefused() throws Exception {
        String image = base("", "", Packing.GZIP);
        index(entry(image, ",\"platform\":{\"os\":\"linux\",\"architecture\":\"s390x\"}"));
        assertThatExceptionOfType(BuildFailureException.class)
                .isThrownBy(() -> build(request().build()))
                .withMessageContaining("has no image for 'linux/amd64'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"schemaVersion\":1,\"fsLayers\":[]}",
                "{\"layers\":[]}",
                "{\"config\":{\"digest\":\"sha256:../../x\",\"size\":1},\"layers\":[]}"
            })
    void whatIsNoImageIsRefused(String manifest) {
        registry.retag("base", "1", manifest);
        assertThatExceptionOfType(BuildFailureException.class)
                .isThrownBy(() -> build(request().build()))
                .withMessageStartingWith("'baseImage' is '" + registry.host() + "/base:1', which ")
                .withMessageEndingWith("; choose another base image");
    }

    @Test
    void aLayerThatIsNoDigestIsRefused() {
        String config = "{\"os\":\"linux\",\"architecture\":\"amd64\",\"rootfs\":{\"diff_ids\":[\"sha256:"
                + "1".repeat(64) + "\"]}}";
        String digest = registry.put("base", config.getBytes(StandardCharsets.UTF_8));
        registry.retag(
                "base",
                "1",
                "{\"config\":{\"digest\":\"" + digest + "\",\"size\":" + config.length()
                        + "},\"layers\":[{\"digest\":\"sha256:../../../outside\",\"size\":1}]}");
        assertThatExceptionOfType(BuildFailureException.class)
                .isThrownBy(() -> build(request().build()))
                .withMessageContaining("has the layer 'sha256:../../../outside'");
    }

    @Test
    void whatFailsOfTheBaseIsSaidOfTheBase() {
        registry.fail(new Fault("GET /v2/base/blobs/.*", 404, Integer.MAX_VALUE));
        assertThatExceptionOfType(BuildFailureException.class)
                .isThrownBy(() -> build(request().toRegistry().build()))
                .withMessageStartingWith("'baseImage' is '" + registry.host() + "/base:1'");
    }

    @Test
    void aRememberedDigestThatIsGoneIsAskedForAgain() throws Exception {
        String old = base("", "", Packing.GZIP);
        build(request().output("first").build());
        String changed = base("\"User\":\"7\"", "", Packing.GZIP);
        registry.removeTag("base", old);

        BuildRequest other = request().cache("other-cache").output("second").build();
        Files.createDirectories(folder.resolve("other-cache/v2"));
        copy(folder.resolve("cache/v2/bases"), folder.resolve("other-cache/v2/bases"));
        Files.delete(folder.resolve("image.tar"));
        build(other);
        assertThat(folder.resolve("second/image.json")).content().contains(changed);
    }

    /** The tag's digest only. */
    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                if (Files.readString(file, StandardCharsets.ISO_8859_1).contains("asked=")) {
                    Files.copy(file, to.resolve(file.getFileName()));
                }
            }
        }
    }

    @Test
    void noLayerIsFetchedThatTheTargetHasOrMounts() throws Exception {
        registry.mount();
        build(request().toRegistry().build());
        assertThat(registry.isComplete("shop", "1")).isTrue();
        registry.removeTag("shop", "1");
        build(request().toRegistry().cache("empty").build());
        assertThat(registry.isComplete("shop", "1")).isTrue();
        assertThat(registry.requests()).doesNotContain("GET /v2/base/blobs/" + layer);
    }

    @Test
    void whatAnEarlierBuildHasWrittenIsNotLeft() throws Exception {
        Path tar = Files.createDirectories(folder.resolve("output")).resolve("image.tar");
        build(request().destination(new Destination.TarFile(tar)).build());
        assertThat(tar).exists();
        Path layout = folder.resolve("output/layout");
        build(request().destination(new Destination.Layout(layout)).build());
        assertThat(tar).doesNotExist();
        assertThat(layout.resolve("index.json")).exists();
        build(request().toRegistry().build());
        assertThat(layout).doesNotExist();
    }

    /**
     * While one build has half of the base's layer, another begins with the same empty cache, looks into the base and ends.
     */
    @Test
    @Timeout(60)
    void whatOneBuildHasHalfFetchedNoOtherReads() throws Exception {
        ExecutorService threads = Executors.newSingleThreadExecutor();
        try {
            registry.fail(new Fault("GET /v2/base/blobs/" + layer, TestRegistry.HALF_ANSWER, 1));
            Future<BuiltImage> slow = threads.submit(() -> ImageBuilder.build(
                    looking("slow").build(), new TestListener(), new Retries(new TestListener(), time -> {})));
            while (!registry.requests().contains("GET /v2/base/blobs/" + layer)) {
                Thread.onSpinWait();
            }

            BuiltImage fast = build(looking("fast").build());
            assertThat(listener.warned).isEmpty();
            assertThat(slow.isDone()).isFalse();
            registry.heal();
            assertThat(slow.get().digest()).isEqualTo(fast.digest());
        } finally {
            threads.shutdownNow();
        }
        try (Stream<Path> left = Files.list(folder.resolve("cache/v2/scratch"))) {
            assertThat(left).isEmpty();
        }
    }

    private TestRequest looking(String name) {
        return request()
                .takenOver("/data")
                .layers(TestLayers.layer("application", TestLayers.folder("/data/app")))
                .output(name)
                .destination(new Destination.TarFile(folder.resolve(name + ".tar")));
    }

    @Test
    void directoriesOfTheBaseStayAsTheyAre() throws Exception {
        build(looking("it").build());
        try (ImageReader image = ImageReader.open(folder.resolve("it.tar"), ImageReader.USUAL_PLATFORM)) {
            assertThat(image.find(List.of("/data")).values())
                    .singleElement()
                    .satisfies(data -> assertThat(data.mode()).isEqualTo(0750));
        }
    }
}
