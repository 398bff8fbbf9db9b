package io.github.dockeroptimize.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.dockeroptimize.container.cache.CacheDirectory;
import io.github.dockeroptimize.container.cache.LayerFiles;
import io.github.dockeroptimize.container.cache.LayerKeys;
import io.github.dockeroptimize.image.LayerCompression;
import io.github.dockeroptimize.plan.Entry;
import io.github.dockeroptimize.plan.ImagePath;
import io.github.dockeroptimize.plan.ImagePlan;
import io.github.dockeroptimize.plan.Layer;
import io.github.dockeroptimize.plan.Owner;
import io.github.dockeroptimize.plan.Source;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarFile;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Layers of the plan, as they are in an image. */
class OwnLayersTest {

    /** The first byte of what is compressed with it. */
    private static final int GZIP = 0x1f;

    @TempDir
    Path folder;

    @AutoClose
    private TestRegistry registry;

    private TestImages images;

    @BeforeEach
    void registry() throws Exception {
        registry = new TestRegistry();
        images = new TestImages(registry, folder).withBase("base:1");
    }

    private Layer layer(String target, int mode) {
        return TestLayers.in(
                ImagePath.ROOT,
                "files",
                new Entry(new ImagePath("/shared"), mode, Owner.ROOT, new Source.Folder()),
                TestLayers.entry("/shared/a", TestLayers.source(TestLayers.file(folder.resolve("a"), "content of a"))),
                new Entry(new ImagePath("/shared/link"), 0777, new Owner(7, 8), new Source.Link(target, "link")));
    }

    private BuiltImage build(Layer layer, Destination destination) throws Exception {
        ImagePlan plan = images.plan("base:1");
        return images.build(images.request(plan.withLayers(plan.origin(), List.of(layer)), destination, "output"));
    }

    @Test
    void linksAndStickyDirectoriesAreInATar() throws Exception {
        Path tar = folder.resolve("image.tar");
        build(layer("a", 01777), new Destination.TarFile(tar));

        assertThat(entries(tar)).containsExactly("1777 0:0 shared/", "644 0:0 shared/a", "777 7:8 shared/link -> a");
    }

    @Test
    void anotherTargetOrModeIsAnotherImageOfTheSameCache() throws Exception {
        Destination registry = new Destination.Registry();
        List<String> digests = new ArrayList<>();
        for (int mode : new int[] {01777, 0777, 02777}) {
            for (String target : List.of("a", "b", "a")) {
                digests.add(build(layer(target, mode), registry).digest());
            }
        }

        assertThat(digests.stream().distinct()).hasSize(6);
        assertThat(digests.get(0)).isEqualTo(digests.get(2));
    }

    private static String key(Layer layer) throws IOException {
        return LayerKeys.of(List.of(layer)).get(0);
    }

    /** As when a compiler goes on while the image is built. */
    @Test
    void aFileThatChangesBeforeItIsReadSpoilsNothing() throws Exception {
        Layer layer = layer("a", 0755);
        CacheDirectory cache = CacheDirectory.in(folder.resolve("cache"));
        OwnLayers layers = new OwnLayers(cache, new LayerFiles(cache, warning -> {}), LayerCompression.GZIP);
        String key = key(layer);
        TestLayers.file(folder.resolve("a"), "CONTENT OF A");

        assertThatExceptionOfType(FileSystemException.class)
                .isThrownBy(() -> layers.make(List.of(layer), List.of(key)))
                .withMessageContaining("was changed while it was read; build again");
        assertThat(cache.layers()).doesNotExist();
        assertThat(cache.scratch()).isEmptyDirectory();

        TestLayers.file(folder.resolve("a"), "content of a");
        Path made = layers.make(List.of(layer), List.of(key)).get(0).file();
        assertThat(layer(Files.readAllBytes(made))).contains("644 0:0 shared/a");
    }

    @Test
    void whatIsThereIsNotMadeAgain() throws Exception {
        Layer layer = layer("a", 0755);
        CacheDirectory cache = CacheDirectory.in(folder.resolve("cache"));
        OwnLayers layers = new OwnLayers(cache, new LayerFiles(cache, warning -> {}), LayerCompression.GZIP);
        String key = key(layer);
        OwnLayers.OwnLayer made = layers.make(List.of(layer), List.of(key)).get(0);
        Files.delete(folder.resolve("a"));

        assertThat(layers.make(List.of(layer), List.of(key))).containsExactly(made);

        TestLayers.file(folder.resolve("a"), "content of a");
        Files.delete(made.file());
        assertThat(layers.make(List.of(layer), List.of(key))).containsExactly(made);
    }

    /** The entries of the layer above the base. */
    private static List<String> entries(Path tar) throws IOException {
        List<String> found = new ArrayList<>();
        try (TarFile image = new TarFile(tar)) {
            for (TarArchiveEntry blob : image.getEntries()) {
                if (blob.getSize() > 0 && image.getInputStream(blob).read() == GZIP) {
                    List<String> layer = layer(image.getInputStream(blob).readAllBytes());
                    if (layer.toString().contains("shared")) {
                        found.addAll(layer);
                    }
                }
            }
        }
        return found;
    }

    private static List<String> layer(byte[] gzip) throws IOException {
        List<String> found = new ArrayList<>();
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(gzip));
                TarArchiveInputStream tar = new TarArchiveInputStream(in)) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                found.add(Integer.toOctalString(entry.getMode() & 07777) + " " + entry.getLongUserId() + ":"
                        + entry.getLongGroupId() + " " + entry.getName()
                        + (entry.isSymbolicLink() ? " -> " + entry.getLinkName() : ""));
            }
        }
        return found;
    }
}
