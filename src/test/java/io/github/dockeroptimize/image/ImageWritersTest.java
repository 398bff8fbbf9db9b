package io.github.dockeroptimize.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.image.TestImage.Packing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageWritersTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> NAMES = List.of("team/app:1.0", "localhost:5000/app:latest");

    @TempDir
    Path folder;

    private final Map<String, Path> blobs = new HashMap<>();

    private ImageLayer layer(TestTar content, Compression compression) throws IOException {
        byte[] tar = content.bytes();
        byte[] stored = Packing.valueOf(compression == Compression.NONE ? "PLAIN" : compression.name())
                .pack(tar);
        String digest = Digest.of(stored).toString();
        blobs.put(digest, Files.write(Files.createTempFile(folder, "blob", ""), stored));
        return new ImageLayer(digest, stored.length, compression, Digest.of(tar).toString());
    }

    private WrittenImage image(ImageFormat format, String platform, ImageLayer... layers) {
        List<String> diffIds =
                Stream.of(layers).map(layer -> '"' + layer.diffId() + '"').toList();
        Platform parsed = Platform.parse(platform);
        byte[] config = TestImage.bytes("{\"os\":\"" + parsed.os() + "\",\"architecture\":\"" + parsed.architecture()
                + "\",\"os.version\":\"10.0\",\"os.features\":[\"win32k\"],\"variant\":\""
                + parsed.variant().orElse("")
                + "\",\"config\":{},\"rootfs\":{\"type\":\"layers\",\"diff_ids\":[" + String.join(",", diffIds)
                + "]}}");
        byte[] manifest = ManifestWriter.manifest(format, config, List.of(layers), Map.of());
        return new WrittenImage(parsed, config, manifest, List.of(layers));
    }

    private WrittenImages single(ImageFormat format) throws IOException {
        Compression upper = format == ImageFormat.OCI ? Compression.ZSTD : Compression.GZIP;
        return WrittenImages.of(
                format,
                List.of(image(
                        format,
                        "linux/amd64",
                        layer(new TestTar().file("a", 3000), Compression.NONE),
                        layer(new TestTar().file("b", 70_000), Compression.GZIP),
                        layer(new TestTar().file("c", 10), upper))),
                Map.of());
    }

    private Path blob(ImageLayer layer) {
        return Objects.requireNonNull(blobs.get(layer.digest()));
    }

    private Path archive(String name, WrittenImages written) throws IOException {
        Path file = folder.resolve(name);
        ArchiveWriter.write(file, written, this::blob, NAMES);
        return file;
    }

    private Path layout(String name, WrittenImages written) throws IOException {
        Path place = folder.resolve(name);
        LayoutWriter.write(place, written, this::blob, NAMES);
        return place;
    }

    @ParameterizedTest
    @EnumSource(ImageFormat.class)
    void ourReaderFindsWhatWasWritten(ImageFormat format) throws IOException {
        WrittenImages written = single(format);
        for (Path stored : List.of(archive("image.tar", written), layout("layout", written))) {
            try (ImageReader reader = ImageReader.open(stored, "linux/amd64")) {
                AnalyzedImage image = reader.analyze(0);
                assertThat(image.digest()).contains(written.digest());
                assertThat(image.config().id()).isEqualTo(written.id());
                assertThat(image.layers())
                        .extracting(AnalyzedLayer::digest)
                        .containsExactlyElementsOf(written.images().get(0).layers().stream()
                                .map(ImageLayer::digest)
                                .toList());
            }
        }
    }

    @Test
    void theSameImageGivesTheSameBytes() throws IOException {
        assertThat(archive("one.tar", single(ImageFormat.OCI)))
                .hasSameBinaryContentAs(archive("two.tar", single(ImageFormat.OCI)));
        assertThat(files(layout("one", single(ImageFormat.OCI))))
                .isEqualTo(files(layout("two", single(ImageFormat.OCI))));
    }

    @Test
    void blobsAreNamedByTheirDigests() throws IOException {
        files(layout("layout", single(ImageFormat.OCI))).forEach((name, digest) -> {
            if (name.startsWith("blobs/")) {
                assertThat(name).isEqualTo("blobs/" + digest.replace(':', '/'));
            }
        });
    }

    /** A second opinion on the tar, and what Docker reads in it. */
    @Test
    void theArchiveHasDockersManifest() throws IOException {
        WrittenImages written = single(ImageFormat.OCI);
        try (TarFile tar = new TarFile(archive("image.tar", written))) {
            Map<String, byte[]> entries = new HashMap<>();
            for (TarArchiveEntry entry : tar.getEntries()) {
                assertThat(entry.isCheckSumOK()).isTrue();
                entries.put(entry.getName(), tar.getInputStream(entry).readAllBytes());
            }
            JsonNode image = JSON.readTree(entries.get("manifest.json")).path(0);
            assertThat(ConfigReader.strings(image.path("RepoTags"))).isEqualTo(NAMES);
            assertThat(entries.get(image.path("Config").asText()))
                    .isEqualTo(written.images().get(0).config());
            List<String> layers = ConfigReader.strings(image.path("Layers"));
            assertThat(layers).hasSize(3);
            for (int i = 0; i < layers.size(); i++) {
                assertThat(Digest.of(Objects.requireNonNull(entries.get(layers.get(i)))))
                        .hasToString(written.images().get(0).layers().get(i).digest());
            }
        }
    }

    @Test
    void theIndexHasEachNameForContainerdAndForOthers() throws IOException {
        Path layout = layout("layout", single(ImageFormat.OCI));
        JsonNode manifests =
                JSON.readTree(layout.resolve("index.json").toFile()).path("manifests");
        assertThat(manifests.findValuesAsText("io.containerd.image.name"))
                .containsExactly("docker.io/team/app:1.0", "localhost:5000/app:latest");
        assertThat(manifests.findValuesAsText("org.opencontainers.image.ref.name"))
                .containsExactly("1.0", "latest");
    }

    @ParameterizedTest
    @CsvSource({"linux/arm64, v8, ''", "linux/arm, '', v7", "linux/arm/v6, v6, v6", "linux/amd64, '', ''"})
    void anIndexNamesPlatforms(String platform, String variant, String expected) throws IOException {
        ImageLayer layer = layer(new TestTar().file("a", 1), Compression.GZIP);
        WrittenImages written = WrittenImages.of(
                ImageFormat.OCI,
                List.of(image(ImageFormat.OCI, platform, layer), image(ImageFormat.OCI, "windows/amd64", layer)),
                Map.of("title", "app"));

        JsonNode index = JSON.readTree(written.document());
        JsonNode first = index.path("manifests").path(0);
        assertThat(first.path("digest").asText())
                .isEqualTo(written.images().get(0).digest());
        assertThat(first.path("platform").path("variant").asText("")).isEqualTo(expected);
        assertThat(first.path("platform").path("os.version").asText()).isEqualTo("10.0");
        assertThat(first.path("platform").path("os.features").path(0).asText()).isEqualTo("win32k");
        assertThat(index.path("annotations").path("title").asText()).isEqualTo("app");
        for (Path stored : List.of(archive("image.tar", written), layout("layout", written))) {
            for (WrittenImage image : written.images()) {
                try (ImageReader reader =
                        ImageReader.open(stored, image.platform().toString())) {
                    assertThat(reader.config().id()).isEqualTo(image.configDigest());
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(ImageFormat.class)
    void eachDocumentSaysItsType(ImageFormat format) throws IOException {
        WrittenImages written = single(format);
        JsonNode manifest = JSON.readTree(written.document());
        assertThat(manifest.path("mediaType").asText()).isEqualTo(written.mediaType());
        assertThat(manifest.path("config").path("mediaType").asText()).isEqualTo(format.config());
        for (JsonNode layer : manifest.path("layers")) {
            String type = layer.path("mediaType").asText();
            assertThat(Compression.ofMediaType(type).mediaType(format)).isEqualTo(type);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "application/vnd.docker.image.rootfs.foreign.diff.tar.gzip, GZIP",
        "application/vnd.docker.image.rootfs.foreign.diff.tar, NONE",
        "application/vnd.docker.image.rootfs.diff.tar.zstd, ZSTD",
        "application/vnd.oci.image.layer.nondistributable.v1.tar+gzip, GZIP",
        "application/vnd.oci.image.layer.nondistributable.v1.tar+zstd, ZSTD",
        "application/vnd.oci.image.layer.v1.tar, NONE"
    })
    void everyTypeOfLayerNamesItsCompression(String type, Compression compression) {
        assertThat(Compression.ofMediaType(type)).isEqualTo(compression);
    }

    @Test
    void dockersFormatHasNeitherAnnotationsNorZstd() throws IOException {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        ManifestWriter.manifest(ImageFormat.DOCKER, new byte[0], List.of(), Map.of("title", "app")));
        ImageLayer zstd = layer(new TestTar(), Compression.ZSTD);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ManifestWriter.manifest(ImageFormat.DOCKER, new byte[0], List.of(zstd), Map.of()));
    }

    @Test
    void severalImagesNeedAnIndex() throws IOException {
        WrittenImage image = single(ImageFormat.OCI).images().get(0);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WrittenImages(List.of(image, image), Optional.empty(), ImageFormat.OCI));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aFailureLeavesTheOldOne(boolean tar) throws IOException {
        WrittenImages old = single(ImageFormat.OCI);
        Path place = tar ? archive("image.tar", old) : layout("image", old);
        Map<String, String> before = files(folder);
        WrittenImages fresh = WrittenImages.of(
                ImageFormat.OCI,
                List.of(image(ImageFormat.OCI, "linux/amd64", layer(new TestTar().file("x", 9), Compression.GZIP))),
                Map.of());
        Path cut = blob(fresh.images().get(0).layers().get(0));
        Files.write(cut, new byte[] {1});

        assertThatIOException()
                .isThrownBy(() -> {
                    if (tar) {
                        ArchiveWriter.write(place, fresh, this::blob, NAMES);
                    } else {
                        LayoutWriter.write(place, fresh, this::blob, NAMES);
                    }
                })
                .withMessageMatching("the layer 'sha256:.*' has 1 bytes in the cache instead of \\d+");

        Files.delete(cut);
        assertThat(files(folder)).isEqualTo(before);
    }

    @Test
    void aNewLayoutReplacesTheOldOne() throws IOException {
        Path place = Files.createDirectory(folder.resolve("layout"));
        layout("layout", single(ImageFormat.OCI));
        layout("layout", single(ImageFormat.DOCKER));
        assertThat(files(place)).isEqualTo(files(layout("other", single(ImageFormat.DOCKER))));
    }

    @Test
    void otherFilesAreNotOverwritten() throws IOException {
        Path place = Files.createDirectory(folder.resolve("photos"));
        Files.writeString(place.resolve("cat.jpg"), "cat");
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> layout("photos", single(ImageFormat.OCI)))
                .withMessageContaining("is not an image layout and isn't overwritten");
        assertThat(files(place)).containsOnlyKeys("cat.jpg");
    }

    /** The digest of each file. */
    private static Map<String, String> files(Path place) throws IOException {
        Map<String, String> found = new TreeMap<>();
        try (Stream<Path> all = Files.walk(place)) {
            for (Path file : new ArrayList<>(all.filter(Files::isRegularFile).toList())) {
                found.put(place.relativize(file).toString().replace('\\', '/'), Digests.PREFIX + Digests.hex(file));
            }
        }
        return found;
    }
}
