package io.github.dockeroptimize.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.image.TestImage.Packing;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Images that somebody has damaged, or made to do harm. */
class HostileImageTest {

    private static final int BLOCK = 512;
    private static final int MANY = 100_000;

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(Packing.class)
    void whatIsCutOffIsSaidWhereverItIsCut(Packing packing) throws IOException {
        Path whole = new TestImage()
                .layer(new TestTar().file("a", 5000).file("b", 3000))
                .packed(packing)
                .dockerArchive(folder.resolve("whole.tar"));
        byte[] bytes = Files.readAllBytes(whole);
        for (int length = 0; length < bytes.length - 4 * BLOCK; length += 701) {
            Path cut = Files.write(folder.resolve("cut.tar"), Arrays.copyOf(bytes, length));
            assertRefused(cut, "");
        }
    }

    @Test
    void otherBytesThanTheDigestSaysAreRefused() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>(new TestImage()
                .layer(new TestTar().file("a", 5000))
                .packed(Packing.PLAIN)
                .ociFiles());
        for (Map.Entry<String, byte[]> blob : Map.copyOf(files).entrySet()) {
            String name = blob.getKey();
            if (name.startsWith("blobs/")) {
                byte[] changed = blob.getValue().clone();
                changed[changed.length / 2] ^= 1;
                Map<String, byte[]> damaged = new LinkedHashMap<>(files);
                damaged.put(name, changed);
                Path layout = folder.resolve("layout-" + name.hashCode());
                damaged.forEach((file, bytes) -> TestImage.put(layout, file, bytes));
                assertRefused(layout, "");
            }
        }
    }

    @Test
    void aLayerThatIsMissingIsNamed() throws IOException {
        TestImage image = new TestImage().layer(new TestTar().file("a", 10));
        String layer = "blobs/" + Digest.of(image.blobs().get(0)).toString().replace(':', '/');
        Path layout = image.ociLayout(folder.resolve("layout"));
        Files.delete(layout.resolve(layer));

        assertRefused(layout, "lacks '" + layer + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../escaped", "/etc/../../escaped", "a/../../../escaped", "./../escaped"})
    void aPathThatLeadsOutStaysInTheImage(String name) throws IOException {
        Path image = new TestImage()
                .layer(new TestTar().file(name, 10).symlink("up", "../../.."))
                .ociArchive(folder.resolve("image.tar"));
        List<Path> before = files();

        AnalyzedImage analyzed = analyze(image);

        assertThat(analyzed.largestFiles()).extracting(ImageFile::path).containsExactly("/escaped");
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void filesOutsideOfALayoutAreNotRead() throws IOException {
        Path layout = folder.resolve("layout");
        TestImage.put(folder, "secret", TestImage.bytes("{}"));
        TestImage.put(layout, "manifest.json", TestImage.bytes("[{\"Config\": \"../secret\", \"Layers\": []}]"));

        assertRefused(layout, "lacks '../secret'");
    }

    @Test
    void linksInACircleEnd() throws IOException {
        Path archive = new TestTar()
                .symlink("manifest.json", "other")
                .symlink("other", "manifest.json")
                .write(folder.resolve("image.tar"));

        assertRefused(archive, "has circular links at 'manifest.json'");
    }

    @Test
    void indexesThatNameEachOtherEnd() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        byte[] index = TestImage.index(List.of());
        for (int i = 0; i < 10; i++) {
            index = TestImage.index(List.of(TestImage.entry(index, "")));
            TestImage.blob(files, index);
        }
        files.put("index.json", index);
        files.forEach((name, bytes) -> TestImage.put(folder.resolve("layout"), name, bytes));

        assertRefused(folder.resolve("layout"), "has indexes that are nested too deeply");
    }

    @ParameterizedTest
    @EnumSource(names = {"GZIP", "ZSTD"})
    void aLayerThatUnpacksToFarMoreThanItCanIsLeft(Packing packing) throws IOException {
        byte[] tar = new TestTar().file("zeros", new byte[20 << 20]).bytes();
        Path image = new TestImage().layer(tar).packed(packing).ociArchive(folder.resolve("bomb.tar"));

        try (ImageReader reader = ImageReader.open(image, ImageReader.USUAL_PLATFORM)) {
            assertThatThrownBy(() -> reader.analyze(0, MemoryLimit.ofHeap(), DecompressionLimit.ofBytes(10 << 20)))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("decompresses to more than");
        }
    }

    @Test
    void manyEmptyFilesTakeBoundedMemory() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(packed)) {
            byte[] header = header("f000000", 0);
            for (int i = 0; i < MANY; i++) {
                gzip.write(named(header, String.format("f%06d", i)));
            }
            gzip.write(new byte[2 * BLOCK]);
        }
        Path layer = Files.write(folder.resolve("layer.tar.gz"), packed.toByteArray());
        byte[] tar = unpackedDigestOf(layer);
        Path image = folder.resolve("image");
        TestImage.put(image, "layer.tar", packed.toByteArray());
        TestImage.put(
                image,
                "config.json",
                TestImage.bytes("{\"rootfs\": {\"diff_ids\": [\"sha256:" + new String(tar, StandardCharsets.US_ASCII)
                        + "\"]}}"));
        TestImage.put(
                image,
                "manifest.json",
                TestImage.bytes("[{\"Config\": \"config.json\", \"Layers\": [\"layer.tar\"]}]"));

        try (ImageReader reader = ImageReader.open(image, ImageReader.USUAL_PLATFORM)) {
            assertThat(reader.analyze(0, new MemoryLimit(20L << 20), DecompressionLimit.ofBytes(1L << 30))
                            .layers()
                            .get(0)
                            .counts()
                            .files())
                    .isEqualTo(MANY);
            assertThatThrownBy(() -> reader.analyze(0, new MemoryLimit(4L << 20), DecompressionLimit.ofBytes(1L << 30)))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("has more files than fit into 4 MB of memory (raise -Xmx in MAVEN_OPTS)");
        }
    }

    @Test
    void ofTwoEntriesOfOnePathTheLastCounts() throws IOException {
        AnalyzedImage image = analyze(new TestImage()
                .layer(new TestTar().file("a", 100).file("a", 10))
                .ociArchive(folder.resolve("image.tar")));

        assertThat(image.efficiency().hiddenBytes()).isBetween(0L, 100L);
        assertThat(image.efficiency().score()).isBetween(0.0, 1.0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"77777777777", "-1", "9x"})
    void aSizeThatIsALieIsSaid(String size) {
        byte[] lie = header("a", 0);
        byte[] text = size.getBytes(StandardCharsets.US_ASCII);
        Arrays.fill(lie, 124, 136, (byte) 0);
        System.arraycopy(text, 0, lie, 124, text.length);
        Path image = new TestImage().layer(named(lie, "a")).dockerArchive(folder.resolve("image.tar"));

        assertRefused(image, "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "[{}]",
                "[{\"Config\": \"config.json\", \"Layers\": [\"none\"]}]",
                "null",
                "[{\"Config\": {\"a\": 1}, \"Layers\": 5}]"
            })
    void aManifestThatIsNoneIsSaid(String json) {
        Path archive = new TestTar()
                .file("config.json", TestImage.bytes("{}"))
                .file("manifest.json", TestImage.bytes(json))
                .write(folder.resolve("image.tar"));

        assertRefused(archive, "");
    }

    @Test
    @Timeout(value = 20, threadMode = ThreadMode.SEPARATE_THREAD)
    void indexesThatNameEachOtherManyTimesAreReadOnce() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        byte[] index = TestImage.index(List.of());
        TestImage.blob(files, index);
        for (int i = 0; i < 4; i++) {
            index = TestImage.index(Collections.nCopies(200, TestImage.entry(index, "")));
            TestImage.blob(files, index);
        }
        files.put("index.json", index);
        files.forEach((name, bytes) -> TestImage.put(folder.resolve("layout"), name, bytes));

        assertRefused(folder.resolve("layout"), "has an index without an image");
    }

    @Test
    @Timeout(value = 20, threadMode = ThreadMode.SEPARATE_THREAD)
    void anIndexOfThousandsOfIndexesIsLeft() {
        Map<String, byte[]> manifests = new LinkedHashMap<>();
        List<String> entries = new ArrayList<>();
        for (int i = 0; i < 2000; i++) {
            byte[] empty = TestImage.bytes("{\"manifests\": [], \"number\": " + i + "}");
            manifests.put(Digest.of(empty).toString(), empty);
            entries.add(TestImage.entry(empty, ""));
        }
        manifests.put("latest", TestImage.index(entries));
        BlobSource source = new BlobSource() {
            @Override
            public Optional<byte[]> manifest(String reference) {
                return Optional.ofNullable(manifests.get(reference));
            }

            @Override
            public InputStream blob(String digest) {
                throw new AssertionError(digest);
            }
        };

        assertThatThrownBy(() -> ImageReader.open(source, "latest", ImageReader.USUAL_PLATFORM))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("has an index of more than 1000 manifests");
    }

    @Test
    void aNameThatIsTooLongForAFileIsRefused() {
        Path image = new TestImage().layer(longNames(4097, 1)).dockerArchive(folder.resolve("image.tar"));

        assertRefused(image, "has a file whose name has 4097 characters, which is too long");
    }

    @Test
    void namesInAnArchiveTakeBoundedMemory() throws IOException {
        Path archive = Files.write(folder.resolve("image.tar"), longNames(4096, 2100));

        assertRefused(archive, "which no image archive has");
    }

    /** Empty files, each after a header of GNU's kind with its name. */
    private static byte[] longNames(int length, int count) {
        ByteArrayOutputStream tar = new ByteArrayOutputStream();
        byte[] description = header("n", length);
        description[156] = 'L';
        byte[] name = new byte[(length + BLOCK - 1) / BLOCK * BLOCK];
        Arrays.fill(name, 0, length, (byte) 'a');
        for (int i = 0; i < count; i++) {
            System.arraycopy(TestImage.bytes(String.format("%06d", i)), 0, name, 0, 6);
            tar.writeBytes(named(description, "n"));
            tar.writeBytes(name);
            tar.writeBytes(header("f", 0));
        }
        tar.writeBytes(new byte[2 * BLOCK]);
        return tar.toByteArray();
    }

    @Test
    void jsonOfMoreValuesThanAnyImageHasIsNotRead() {
        String values = "{},".repeat(1_000_000);
        Path archive = new TestTar()
                .file("manifest.json", TestImage.bytes("[" + values + "{}]"))
                .write(folder.resolve("image.tar"));

        assertRefused(archive, "has a manifest.json of more than 500000 values");
    }

    @Test
    void whatAMessageQuotesIsCut() {
        String digest = "sha256:" + "x".repeat(1_000_000);
        TestImage.put(
                folder.resolve("layout"), "index.json", TestImage.index(List.of("{\"digest\": \"" + digest + "\"}")));

        assertThatThrownBy(() -> analyze(folder.resolve("layout")))
                .hasMessageContaining("refers to a part by 'sha256:xxx")
                .hasMessageContaining("…")
                .extracting(e -> String.valueOf(e.getMessage()).length())
                .satisfies(length -> assertThat(length).isLessThan(2000));
    }

    @Test
    void whatALayerClaimsToTakeDoesNotAllowIt() throws IOException {
        DecompressionLimit allowance = DecompressionLimit.of(Long.MAX_VALUE);
        try (InputStream read = allowance.earningFrom(new java.io.ByteArrayInputStream(new byte[1000]))) {
            assertThat(read.readAllBytes()).hasSize(1000);
        }
        allowance.spend((4L << 30) + 1000 * 1100);

        assertThatThrownBy(() -> allowance.spend(1))
                .hasMessageContaining("decompresses to more than 1100 times its size");
    }

    @Test
    void jsonThatIsTooLargeIsNotRead() {
        byte[] large = new byte[9 << 20];
        Arrays.fill(large, (byte) ' ');
        large[0] = '{';

        assertRefused(
                new TestTar().file("index.json", large).write(folder.resolve("image.tar")), "too large for what it is");
    }

    @Test
    void whatIsNoImageIsSaid() throws IOException {
        assertRefused(Files.write(folder.resolve("text"), TestImage.bytes("no image")), "");
        assertRefused(
                new TestTar().file("a", 10).write(folder.resolve("a.tar")),
                "has neither an 'index.json' nor a 'manifest.json'");
        assertThatThrownBy(() -> analyze(folder.resolve("none")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("there is no image at");
    }

    private static byte[] unpackedDigestOf(Path layer) throws IOException {
        try (HashedStream in = new HashedStream(new java.util.zip.GZIPInputStream(Files.newInputStream(layer)))) {
            return in.finish().hex().getBytes(StandardCharsets.US_ASCII);
        }
    }

    private static byte[] header(String name, long size) {
        TarArchiveEntry entry = new TarArchiveEntry(name, true);
        entry.setSize(size);
        entry.setModTime(0);
        byte[] header = new byte[BLOCK];
        entry.writeEntryHeader(header);
        return header;
    }

    /** With another name, of the same length, and its checksum (POSIX ustar). */
    private static byte[] named(byte[] header, String name) {
        byte[] named = header.clone();
        System.arraycopy(name.getBytes(StandardCharsets.US_ASCII), 0, named, 0, name.length());
        Arrays.fill(named, 148, 156, (byte) ' ');
        int sum = 0;
        for (byte b : named) {
            sum += b & 0xff;
        }
        byte[] octal = String.format("%06o\0 ", sum).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(octal, 0, named, 148, octal.length);
        return named;
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return new ArrayList<>(files.sorted().toList());
        }
    }

    private static void assertRefused(Path image, String why) {
        assertThatThrownBy(() -> analyze(image))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("'" + image + "' can't be read as an image, since it ")
                .hasMessageContaining(why)
                .hasMessageEndingWith("; build or save it again");
    }

    private static AnalyzedImage analyze(Path path) throws IOException {
        try (ImageReader reader = ImageReader.open(path, ImageReader.USUAL_PLATFORM)) {
            return reader.analyze(0);
        }
    }
}
