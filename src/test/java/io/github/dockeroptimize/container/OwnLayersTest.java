package io.github.dockeroptimize.container;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockeroptimize.plan.Entry;
import io.github.dockeroptimize.plan.ImagePath;
import io.github.dockeroptimize.plan.ImagePlan;
import io.github.dockeroptimize.plan.Layer;
import io.github.dockeroptimize.plan.Owner;
import io.github.dockeroptimize.plan.Source;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
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

/** What jib-core can't write is in the image all the same. */
class OwnLayersTest {

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

    /** The entries of the layer above the base. */
    private static List<String> entries(Path tar) throws IOException {
        List<String> found = new ArrayList<>();
        try (TarFile image = new TarFile(tar)) {
            for (TarArchiveEntry blob : image.getEntries()) {
                if (blob.getName().endsWith(".tar.gz")) {
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
