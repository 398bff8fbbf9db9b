package io.github.dockeroptimize.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.dockeroptimize.container.cache.StagedLayer;
import io.github.dockeroptimize.container.cache.Staging;
import io.github.dockeroptimize.content.CompressedSizes;
import io.github.dockeroptimize.content.ContentTime;
import io.github.dockeroptimize.content.TarFraming;
import io.github.dockeroptimize.plan.Entry;
import io.github.dockeroptimize.plan.Layer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against the layer that is really sent. */
class JibFramingTest {

    private static final int BLOCK = 512;
    private static final int CLASSES = 20;

    @TempDir
    Path folder;

    private Layer layer;
    private LayerTar.Blob sent;

    @BeforeEach
    void write() throws IOException {
        List<Entry> entries = new ArrayList<>(List.of(TestLayers.folder("/app"), TestLayers.folder("/app/classes")));
        IntStream.range(0, CLASSES).forEach(i -> entries.add(file("/app/classes/C" + (10 + i), "class " + i)));
        entries.add(file("/app/classes/" + "long".repeat(60), "a name that no header of one block holds"));
        layer = TestLayers.layer("application", entries.toArray(Entry[]::new));
        StagedLayer staged = new Staging(folder.resolve("staged")).stage(layer, "key");
        sent = LayerTar.write(staged, folder.resolve("layer.tar.gz"));
    }

    private Entry file(String path, String content) {
        return TestLayers.entry(path, TestLayers.source(TestLayers.file(folder.resolve("on-disk" + path), content)));
    }

    @Test
    void headersAreThoseOfTheLayer() throws IOException {
        ByteArrayOutputStream tar = new ByteArrayOutputStream();
        for (Entry entry : layer.entries()) {
            Path file = folder.resolve("on-disk" + entry.path());
            tar.writeBytes(new JibFraming().header(entry, entry.isFolder() ? ContentTime.FIRST : ContentTime.of(file)));
            if (!entry.isFolder()) {
                tar.writeBytes(Files.readAllBytes(file));
                tar.writeBytes(new byte[(int) (-entry.source().size() & (BLOCK - 1))]);
            }
        }
        try (GZIPInputStream gzip = new GZIPInputStream(Files.newInputStream(sent.file()))) {
            assertThat(tar.toByteArray()).isEqualTo(gzip.readNBytes(tar.size()));
        }
    }

    @Test
    void theSizeIsThatOfTheLayer() throws IOException {
        assertThat(size(new JibFraming())).isCloseTo(sent.size(), within(sent.size() / 100));
        assertThat(size(TarFraming.SHORTEST)).isLessThan(sent.size() * 9 / 10);
    }

    private long size(TarFraming framing) throws IOException {
        try (CompressedSizes sizes = new CompressedSizes(folder, framing)) {
            return sizes.of(layer).values().stream().mapToLong(Long::longValue).sum();
        }
    }
}
