package io.github.dockeroptimize.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.github.dockeroptimize.image.TestImage.Packing;
import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageReaderTest {

    private static final double EXACT = 1e-12;

    @TempDir
    Path folder;

    /**
     * By dive: /etc/a is found with 100 and 60, /etc/b with 50 and (deleted) 0, /var/log with 30 and 40 as a folder, and (all
     * of it deleted) 70; the rest once.
     */
    private static TestImage wasteful() {
        return new TestImage()
                .layer(new TestTar()
                        .folder("etc")
                        .file("etc/a", 100)
                        .file("etc/b", 50)
                        .folder("var")
                        .folder("var/log")
                        .file("var/log/one", 30)
                        .file("var/log/two", 40)
                        .file("keep", 200))
                .layer(new TestTar().file("etc/a", 60).whiteout("etc/b").symlink("link", "keep"))
                .layer(new TestTar()
                        .whiteout("var/log")
                        .hardLink("hard", "keep")
                        .file("new", 10));
    }

    @ParameterizedTest
    @EnumSource(Packing.class)
    void everyWayToStoreAnImageTellsTheSame(Packing packing) throws IOException {
        TestImage image = wasteful().packed(packing);
        List<Path> stored = List.of(
                image.dockerArchive(folder.resolve("docker.tar")),
                image.ociArchive(folder.resolve("oci.tar")),
                image.ociLayout(folder.resolve("layout")),
                Files.write(
                        folder.resolve("whole.tar.gz"),
                        Packing.GZIP.pack(Files.readAllBytes(image.ociArchive(folder.resolve("again.tar"))))),
                Files.write(
                        folder.resolve("whole.tar.zst"),
                        Packing.ZSTD.pack(Files.readAllBytes(image.dockerArchive(folder.resolve("more.tar"))))));

        for (Path path : stored) {
            AnalyzedImage analyzed = analyze(path, 1);
            assertThat(analyzed.layers())
                    .as(path.toString())
                    .extracting(AnalyzedLayer::fileBytes)
                    .containsExactly(420L, 60L, 10L);
            assertThat(analyzed.layers())
                    .extracting(AnalyzedLayer::compressedSize)
                    .containsExactlyElementsOf(image.blobs().stream()
                            .map(blob -> (long) blob.length)
                            .toList());
            assertThat(analyzed.layers()).extracting(AnalyzedLayer::ofBase).containsExactly(true, false, false);
            assertThat(analyzed.efficiency().wastedBytes()).isEqualTo(160 + 50);
        }
    }

    @Test
    void efficiencyIsThatOfDive() throws IOException {
        Efficiency efficiency =
                analyze(wasteful().ociArchive(folder.resolve("image.tar")), 1).efficiency();

        // smallest: a 60, b 0, one 30, two 40, log 70, keep 200, new 10; found: a 160, b 50, and the others once
        assertThat(efficiency.score()).isEqualTo(410.0 / 560, within(EXACT));
        assertThat(efficiency.wastedBytes()).isEqualTo(210);
        assertThat(efficiency.userBytes()).isEqualTo(70);
        assertThat(efficiency.userWastedPercent()).isEqualTo(210.0 / 70, within(EXACT));
        assertThat(efficiency.reclaimableBytes()).isEqualTo(100 + 50);
        assertThat(efficiency.hiddenBytes()).isEqualTo(100 + 50 + 70);
        assertThat(efficiency.wastedPaths())
                .extracting(Efficiency.WastedPath::path)
                .containsExactly("/etc/a", "/etc/b");
    }

    @Test
    void anImageWithoutWasteIsWhollyEfficient() throws IOException {
        AnalyzedImage image = analyze(
                new TestImage()
                        .layer(new TestTar().file("a", 1))
                        .layer(new TestTar().file("b", 1))
                        .ociArchive(folder.resolve("image.tar")),
                1);

        assertThat(image.efficiency().score()).isEqualTo(1);
        assertThat(image.efficiency().hiddenBytes()).isZero();
        assertThat(analyze(new TestImage().ociArchive(folder.resolve("empty.tar")), 0)
                        .efficiency()
                        .score())
                .isEqualTo(1);
    }

    @Test
    void theBaseIsOneLayerForWhoeverBuildsUponIt() throws IOException {
        Path image = new TestImage()
                .layer(new TestTar().file("a", 100))
                .layer(new TestTar().file("a", 100))
                .layer(new TestTar().file("b", 50))
                .ociArchive(folder.resolve("image.tar"));

        assertThat(analyze(image, 2).efficiency().wastedBytes()).isEqualTo(200);
        assertThat(analyze(image, 2).efficiencyOverBase().wastedBytes()).isZero();
        assertThat(analyze(image, 2).efficiencyOverBase().userBytes()).isEqualTo(50);
        assertThat(analyze(image, 1).efficiencyOverBase().wastedBytes()).isEqualTo(200);
    }

    @Test
    void anOpaqueFolderHidesWhatWasInIt() throws IOException {
        Path image = new TestImage()
                .layer(new TestTar().file("data/old", 100))
                .layer(new TestTar().folder("data").opaque("data").file("data/new", 10))
                .ociArchive(folder.resolve("image.tar"));

        assertThat(analyze(image, 1).efficiency().hiddenBytes()).isEqualTo(100);
        assertThat(analyze(image, 1).layers().get(1).counts().opaqueFolders()).isEqualTo(1);
    }

    @Test
    void linksAreCountedAndTakeNothing() throws IOException {
        AnalyzedImage image = analyze(
                new TestImage()
                        .layer(new TestTar()
                                .folder("a")
                                .file("a/file", 100)
                                .hardLink("a/hard", "a/file")
                                .symlink("a/soft", "file")
                                .symlink("a/circle", "circle"))
                        .ociArchive(folder.resolve("image.tar")),
                0);

        assertThat(image.layers().get(0).counts()).isEqualTo(new AnalyzedLayer.Counts(1, 1, 2, 1, 0, 0, 0));
        assertThat(image.layers().get(0).fileBytes()).isEqualTo(100);
    }

    @Test
    void aDeletedFileIsStillSeenUnderItsOtherNames() throws IOException {
        TestImage image = new TestImage()
                .layer(new TestTar().file("data/big", 1000).hardLink("data/link", "./data/big"))
                .layer(new TestTar().whiteout("data/big"));

        assertThat(analyze(image.ociArchive(folder.resolve("image.tar")), 0)
                        .efficiency()
                        .hiddenBytes())
                .isZero();
        assertThat(analyze(image.layer(new TestTar().file("data/link", 10)).ociArchive(folder.resolve("other.tar")), 0)
                        .efficiency()
                        .hiddenBytes())
                .isEqualTo(1000);
    }

    @Test
    void theSameContentUnderTwoPathsIsFound() throws IOException {
        byte[] content = new byte[10_000];
        Duplicates duplicates = analyze(
                        new TestImage()
                                .layer(new TestTar().file("base", content))
                                .layer(new TestTar().file("one", content).file("two", content))
                                .layer(new TestTar().file("three", content))
                                .ociArchive(folder.resolve("image.tar")),
                        1)
                .duplicates();

        assertThat(duplicates.extraBytes()).isEqualTo(20_000);
        assertThat(duplicates.contents()).singleElement().satisfies(found -> {
            assertThat(found.copies()).isEqualTo(3);
            assertThat(found.files()).extracting(ImageFile::path).containsExactly("/one", "/two", "/three");
        });
    }

    @Test
    void whatShouldNotBeThereIsFoundByRule() throws IOException {
        List<UnwantedFiles> unwanted = analyze(
                        new TestImage()
                                .layer(new TestTar().file("app/.git/HEAD", 10))
                                .layer(new TestTar()
                                        .file("app/.git/config", 20)
                                        .file("app/.env", 30)
                                        .file("app/.env.example", 30)
                                        .file("app/src/test/java/ATest.java", 40)
                                        .file("app/key", TestImage.bytes("-----BEGIN RSA PRIVATE KEY-----\nx\n"))
                                        .file("app/lib/guava-32.1.2-jre.jar", 5)
                                        .file("app/lib/guava-33.0.0-jre.jar", 5)
                                        .file("app/lib/netty-4.1.0.Final-linux.jar", 5)
                                        .file("app/lib/netty-4.1.0.Final.jar", 5))
                                .ociArchive(folder.resolve("image.tar")),
                        1)
                .unwantedFiles();

        assertThat(unwanted)
                .extracting(UnwantedFiles::rule, UnwantedFiles::files)
                .containsExactlyInAnyOrder(
                        tuple("version-control", 1),
                        tuple("environment-file", 1),
                        tuple("test", 1),
                        tuple("private-key", 1),
                        tuple("library-versions", 2));
    }

    @Test
    void theImageForThePlatformIsFoundInIndexesOfIndexes() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        byte[] arm = new TestImage()
                .layer(new TestTar().file("arm", 1))
                .forArchitecture("arm64")
                .add(files);
        byte[] amd = new TestImage().layer(new TestTar().file("amd", 2)).add(files);
        byte[] inner = TestImage.index(List.of(
                TestImage.entry(arm, "{\"os\": \"linux\", \"architecture\": \"arm64\"}"),
                TestImage.entry(amd, "{\"os\": \"linux\", \"architecture\": \"amd64\"}"),
                TestImage.entry(amd, "{\"os\": \"unknown\", \"architecture\": \"unknown\"}")));
        TestImage.blob(files, inner);
        files.put("index.json", TestImage.index(List.of(TestImage.entry(inner, ""))));
        files.forEach((name, bytes) -> TestImage.put(folder.resolve("layout"), name, bytes));

        assertThat(config("linux/amd64").platform()).isEqualTo("linux/amd64");
        assertThat(config("linux/arm64").platform()).isEqualTo("linux/arm64");
        assertThat(config("linux/s390x").platform()).isEqualTo("linux/arm64");
    }

    @ParameterizedTest
    @ValueSource(strings = {"latest", "by digest"})
    void anyOtherSourceIsReadWithItsDigestsChecked(String how) throws IOException {
        TestImage image = wasteful();
        Map<String, byte[]> files = new LinkedHashMap<>();
        byte[] manifest = image.add(files);
        String reference = how.equals("latest") ? how : Digest.of(manifest).toString();
        List<String> asked = new ArrayList<>();
        BlobSource source = new BlobSource() {
            @Override
            public Optional<byte[]> manifest(String name) {
                return Optional.of(manifest);
            }

            @Override
            public InputStream blob(String digest) throws IOException {
                asked.add(digest);
                byte[] bytes = files.get("blobs/" + digest.replace(':', '/'));
                if (bytes == null) {
                    throw new FileNotFoundException(digest);
                }
                return new ByteArrayInputStream(bytes);
            }
        };

        try (ImageReader reader = ImageReader.open(source, reference, ImageReader.USUAL_PLATFORM)) {
            assertThat(reader.analyze(1).digest()).contains(Digest.of(manifest).toString());
        }
        assertThat(asked).doesNotHaveDuplicates().hasSize(4);
    }

    @Test
    void baseLayersAreToldByTheirContent() throws IOException {
        StoredConfig base = ConfigReader.read(new TestImage()
                .layer(new TestTar().file("a", 1))
                .layer(new TestTar().file("b", 1))
                .config());
        StoredConfig image = ConfigReader.read(new TestImage()
                .layer(new TestTar().file("a", 1))
                .layer(new TestTar().file("b", 1))
                .layer(new TestTar().file("c", 1))
                .config());

        assertThat(image.layersOf(base)).isEqualTo(2);
        assertThat(base.layersOf(image)).isEqualTo(2);
    }

    private StoredConfig config(String platform) throws IOException {
        try (ImageReader reader = ImageReader.open(folder.resolve("layout"), platform)) {
            return reader.config();
        }
    }

    private static AnalyzedImage analyze(Path path, int baseLayers) throws IOException {
        try (ImageReader reader = ImageReader.open(path, ImageReader.USUAL_PLATFORM)) {
            return reader.analyze(baseLayers);
        }
    }

    @ParameterizedTest
    @EnumSource(Packing.class)
    void layersThatAreNotCompressedAreCompressedToBeCounted(Packing packing) throws IOException {
        TestImage image = wasteful().packed(packing);
        List<Integer> expected = (packing == Packing.PLAIN ? wasteful().packed(Packing.GZIP) : image)
                .blobs().stream().map(blob -> blob.length).toList();
        try (ImageReader reader = ImageReader.open(image.dockerArchive(folder.resolve("docker.tar")), "linux/amd64")) {
            assertThat(reader.compressedSizes(1, (zlib, plain) -> zlib))
                    .containsExactly((long) expected.get(1), (long) expected.get(2));
        }
    }
}
