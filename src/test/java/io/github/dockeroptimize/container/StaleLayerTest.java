package io.github.dockeroptimize.container;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockeroptimize.container.cache.CacheDirectory;
import io.github.dockeroptimize.container.cache.LayerFiles;
import io.github.dockeroptimize.container.cache.LayerKeys;
import io.github.dockeroptimize.content.ContentTime;
import io.github.dockeroptimize.image.LayerCompression;
import io.github.dockeroptimize.plan.JarPart;
import io.github.dockeroptimize.plan.Layer;
import io.github.dockeroptimize.plan.ManifestBytes;
import io.github.dockeroptimize.plan.Source;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An image never has the bytes of an earlier build. */
class StaleLayerTest {

    private static final String IN_IMAGE = "/app/app.jar";
    private static final String INSIDE = "com/example/App.class";
    private static final LocalDateTime OTHER_TIME = LocalDateTime.of(2030, 5, 5, 5, 5);

    @TempDir
    Path folder;

    private final Map<String, byte[]> shipped = new TreeMap<>();
    private final Map<String, Instant> times = new TreeMap<>();
    private CacheDirectory cache;
    private Path jar;

    @BeforeEach
    void workplace() {
        cache = CacheDirectory.in(folder.resolve("cache"));
        jar = folder.resolve("target/app.jar");
    }

    /** Where the content of a layer's one file comes from: the jar, or a part of it. */
    enum Kind {
        FILE {
            @Override
            Source of(Path jar) {
                return TestLayers.source(jar);
            }
        },
        ENTRY {
            @Override
            Source of(Path jar) {
                return new Source.Nested(jar, INSIDE, 3, "app.jar");
            }
        },
        NORMALIZED {
            @Override
            Source of(Path jar) {
                return new Source.NormalizedArchive(jar, TestLayers.source(jar).size(), "app.jar");
            }
        },
        ASSEMBLED {
            @Override
            Source of(Path jar) {
                return new Source.AssembledJar(
                        jar,
                        new ManifestBytes("Manifest-Version: 1.0\r\n\r\n"),
                        List.of(new JarPart(INSIDE, INSIDE, 3)),
                        "app.jar");
            }
        };

        abstract Source of(Path jar);
    }

    private Layer layer(Kind kind) {
        return TestLayers.layer("application", TestLayers.folder("/app"), TestLayers.entry(IN_IMAGE, kind.of(jar)));
    }

    private String key(Layer layer) throws IOException {
        return LayerKeys.of(List.of(layer)).get(0);
    }

    /** As the goal does; returns the digest. */
    private String ship(Layer layer) throws Exception {
        OwnLayers own = new OwnLayers(cache, new LayerFiles(cache, warning -> {}), LayerCompression.GZIP);
        OwnLayers.OwnLayer made = own.make(List.of(layer), List.of(key(layer))).get(0);
        shipped.clear();
        try (InputStream in = new GZIPInputStream(Files.newInputStream(made.file()));
                TarArchiveInputStream tar = new TarArchiveInputStream(in)) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                shipped.put("/" + entry.getName(), tar.readAllBytes());
                times.put("/" + entry.getName(), entry.getLastModifiedTime().toInstant());
            }
        }
        return made.made().layer().digest();
    }

    /** How many layers the cache has. */
    private long kept() throws IOException {
        try (Stream<Path> layers = Files.list(cache.layers())) {
            return layers.count();
        }
    }

    /** The entry of the jar that was shipped, or what was shipped where that is the entry. */
    private String content(Kind kind) throws IOException {
        byte[] bytes = shipped.getOrDefault(IN_IMAGE, new byte[0]);
        if (kind == Kind.ENTRY) {
            return new String(bytes, StandardCharsets.UTF_8);
        }
        Map<String, String> entries = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return entries.getOrDefault(INSIDE, "");
    }

    @ParameterizedTest
    @EnumSource
    void newBytesOfTheSameSizeAndTimeAreShipped(Kind kind) throws Exception {
        TestLayers.jar(jar, INSIDE, "old");
        long size = Files.size(jar);
        ship(layer(kind));
        assertThat(content(kind)).isEqualTo("old");

        TestLayers.jar(jar, INSIDE, "new");
        assertThat(jar).hasSize(size);
        assertThat(Files.getLastModifiedTime(jar)).isEqualTo(TestLayers.TIME);
        ship(layer(kind));

        assertThat(content(kind)).isEqualTo("new");
    }

    @ParameterizedTest
    @EnumSource
    void oldBytesThatComeBackAreShipped(Kind kind) throws Exception {
        TestLayers.jar(jar, INSIDE, "old");
        String first = ship(layer(kind));
        TestLayers.jar(jar, INSIDE, "new");
        ship(layer(kind));
        TestLayers.jar(jar, INSIDE, "old");

        assertThat(ship(layer(kind))).isEqualTo(first);
        assertThat(content(kind)).isEqualTo("old");
        assertThat(kept()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void theSameBytesOfAnotherTimeInAnotherFolderMakeNoNewLayer(Kind kind) throws Exception {
        TestLayers.jar(jar, INSIDE, "old");
        Layer before = layer(kind);
        String digest = ship(before);
        String key = key(before);

        jar = TestLayers.jar(folder.resolve("elsewhere/target/app.jar"), INSIDE, "old");
        Files.setLastModifiedTime(jar, FileTime.from(Instant.parse("2030-05-05T05:05:00Z")));

        assertThat(key(layer(kind))).isEqualTo(key);
        assertThat(ship(layer(kind))).isEqualTo(digest);
        assertThat(kept()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(names = "FILE", mode = EnumSource.Mode.EXCLUDE)
    void aRecompileWithTheSameResultMakesNoNewLayer(Kind kind) throws Exception {
        TestLayers.jar(jar, INSIDE, "old");
        String digest = ship(layer(kind));
        String key = key(layer(kind));

        TestLayers.jar(jar, INSIDE, "old", OTHER_TIME);

        assertThat(key(layer(kind))).isEqualTo(key);
        assertThat(ship(layer(kind))).isEqualTo(digest);
        assertThat(kept()).isEqualTo(1);
    }

    @Test
    void everyFileHasTheTimeOfItsContent() throws Exception {
        TestLayers.jar(jar, INSIDE, "old");
        ship(layer(Kind.FILE));
        assertThat(times).containsOnly(Map.entry("/app/", ContentTime.FIRST), Map.entry(IN_IMAGE, ContentTime.of(jar)));
    }
}
