package io.github.dockeroptimize.container.cache;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockeroptimize.image.Digests;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LayerFilesTest {

    private static final FileTime LONG_AGO = FileTime.fromMillis(0);

    @TempDir
    Path folder;

    private final List<String> warnings = new ArrayList<>();
    private CacheDirectory cache;
    private LayerFiles files;

    @BeforeEach
    void cache() throws IOException {
        cache = CacheDirectory.in(folder);
        files = new LayerFiles(cache, warnings::add);
        Files.createDirectories(cache.scratch());
    }

    private Path layer(byte[] content) throws IOException {
        return files.add(digest(content), Files.write(cache.scratch().resolve("new"), content));
    }

    private Path layer(String content) throws IOException {
        return layer(content.getBytes(StandardCharsets.UTF_8));
    }

    private static String digest(byte[] content) {
        return Digests.PREFIX + Digests.hex(content);
    }

    private static String digest(String content) {
        return digest(content.getBytes(StandardCharsets.UTF_8));
    }

    private static String digest(Path file) {
        return Digests.PREFIX + requireNonNull(file.getParent()).getFileName();
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(content);
        }
        return out.toByteArray();
    }

    @Test
    void anEmptyCacheHasNone() throws IOException {
        assertThat(files.find(digest("one"))).isEmpty();
    }

    @Test
    void whatWasAddedIsThere() throws IOException {
        Path one = layer("one");
        assertThat(files.find(digest("one"))).contains(one);
        assertThat(one).hasContent("one");
        assertThat(files.find(digest("other"))).isEmpty();
        assertThat(cache.scratch()).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "on", "ONE", "one more"})
    void whatIsDamagedGoesAndIsSaid(String content) throws IOException {
        Path damaged = layer("one");
        Path right = layer("other");
        FileTime time = Files.getLastModifiedTime(damaged);
        Files.writeString(damaged, content);
        Files.setLastModifiedTime(damaged, time);

        assertThat(files.find(digest("one"))).isEmpty();
        assertThat(warnings)
                .containsExactly("a damaged layer was removed from the cache '" + cache.root()
                        + "' and will be made or fetched again");
        assertThat(damaged.getParent()).doesNotExist();
        assertThat(files.find(digest("other"))).contains(right);
        assertThat(layer("one")).hasContent("one");
    }

    @Test
    void whatWasTouchedButIsRightStays() throws IOException {
        Path layer = layer("one");
        Files.setLastModifiedTime(layer, LONG_AGO);
        assertThat(files.find(digest("one"))).contains(layer);
        assertThat(warnings).isEmpty();
    }

    /** It would take seconds for large layers in every build. */
    @Test
    void whatIsKnownToBeRightIsNotReadAgain() throws IOException {
        Path other =
                files.add(digest("other"), Files.writeString(cache.scratch().resolve("new"), "not what its name says"));
        assertThat(files.find(digest("other"))).contains(other);
    }

    @ParameterizedTest
    @ValueSource(strings = {"layer", "stamp"})
    void aDirectoryWithoutOneOfItsFilesIsNoObstacle(String name) throws IOException {
        Files.delete(layer("one").resolveSibling(name));
        assertThat(files.find(digest("one")).isPresent()).isEqualTo(name.equals("stamp"));
        assertThat(layer("one")).hasContent("one");
        assertThat(files.find(digest("one"))).isPresent();
        assertThat(cache.scratch()).isEmptyDirectory();
    }

    @Test
    void whatAnotherBuildHasAddedStays() throws IOException {
        Path first = layer("one");
        FileTime time = Files.getLastModifiedTime(first);
        assertThat(layer("one")).isEqualTo(first);
        assertThat(Files.getLastModifiedTime(first)).isEqualTo(time);
        assertThat(cache.scratch()).isEmptyDirectory();
    }

    @Test
    void whatIsFoundWasUsed() throws IOException {
        Path layer = layer("one");
        Files.setLastModifiedTime(layer.getParent(), LONG_AGO);
        files.find(digest("one"));
        assertThat(Files.getLastModifiedTime(layer.getParent()).toInstant())
                .isAfter(Instant.now().minus(Duration.ofMinutes(1)));
    }

    @ParameterizedTest
    @ValueSource(ints = {512, 1024, 512 * 5000})
    void theSizeOfTheTarStandsAtTheEndOfTheFile(int size) throws IOException {
        assertThat(files.uncompressedSize(digest(layer(gzip(new byte[size]))))).hasValue(size);
        byte[] random = new byte[size];
        new Random(size).nextBytes(random);
        assertThat(files.uncompressedSize(digest(layer(gzip(random))))).hasValue(size);
    }

    @Test
    void theSizeOfWhatIsNoGzippedTarIsUnknown() throws IOException {
        assertThat(files.uncompressedSize("sha256:" + "0".repeat(64))).isEmpty();
        assertThat(files.uncompressedSize(digest(layer("")))).isEmpty();
        assertThat(files.uncompressedSize(
                        digest(layer("no gzip, but at its end, little-endian, 512: \u0000\u0002\u0000\u0000"))))
                .isEmpty();
        assertThat(files.uncompressedSize(digest(layer(gzip(new byte[511]))))).isEmpty();
    }
}
