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

    private CacheDirectory cache;
    private LayerFiles files;

    @BeforeEach
    void cache() {
        cache = CacheDirectory.in(folder);
        files = new LayerFiles(cache);
    }

    /** A layer as jib-core keeps it, in a folder named by its digest. */
    private Path layer(byte[] content) throws IOException {
        Path layer = Files.createDirectories(cache.layers().resolve(Digests.hex(content)));
        return Files.write(layer.resolve("diff-id"), content);
    }

    private Path layer(String content) throws IOException {
        return layer(content.getBytes(StandardCharsets.UTF_8));
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
    void anEmptyCacheIsInOrder() throws IOException {
        assertThat(files.heal()).isZero();
    }

    @Test
    void whatItsNameSaysStays() throws IOException {
        Path one = layer("one");
        Path other = layer("other");
        assertThat(files.heal()).isZero();
        assertThat(files.heal()).isZero();
        assertThat(one).hasContent("one");
        assertThat(other).hasContent("other");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "on", "ONE", "one more"})
    void whatIsNotWhatItsNameSaysGoes(String content) throws IOException {
        Path damaged = layer("one");
        Path right = layer("other");
        Files.writeString(damaged, content);

        assertThat(files.heal()).isEqualTo(1);

        assertThat(damaged.getParent()).doesNotExist();
        assertThat(right).exists();
        assertThat(files.heal()).isZero();
    }

    @Test
    void whatIsDamagedAfterItWasTrustedGoesToo() throws IOException {
        Path layer = layer("one");
        files.trust(List.of(digest(layer)));
        Files.writeString(layer, "ONE");

        assertThat(files.heal()).isEqualTo(1);
        assertThat(layer.getParent()).doesNotExist();
    }

    @Test
    void whatIsDamagedAndGivenItsOldTimeGoesToo() throws IOException {
        Path layer = layer("one");
        FileTime time = Files.getLastModifiedTime(layer);
        files.trust(List.of(digest(layer)));
        Files.writeString(layer, "ONE");
        Files.setLastModifiedTime(layer, time);

        assertThat(files.heal()).isEqualTo(1);
    }

    @Test
    void aFolderWithoutItsFileOrWithAnotherGoes() throws IOException {
        Files.delete(layer("one"));
        Files.writeString(layer("other").resolveSibling("second"), "other");

        assertThat(files.heal()).isEqualTo(2);
        assertThat(cache.layers()).isEmptyDirectory();
    }

    /** It would take seconds for a large cache in every build. */
    @Test
    void whatIsKnownToBeRightIsNotReadAgain() throws IOException {
        Path layer = layer("one");
        Files.writeString(layer, "not what its name says");
        files.trust(List.of(digest(layer)));

        assertThat(files.heal()).isZero();
        assertThat(layer).exists();
    }

    @Test
    void whatIsTrustedWasUsed() throws IOException {
        Path layer = layer("one");
        Files.setLastModifiedTime(layer.getParent(), LONG_AGO);

        files.trust(List.of(digest(layer)));

        assertThat(Files.getLastModifiedTime(layer.getParent()).toInstant())
                .isAfter(Instant.now().minus(Duration.ofMinutes(1)));
    }

    @Test
    void layersThatAreNotHereNeedNoTrust() throws IOException {
        files.trust(List.of("sha256:" + "0".repeat(64)));
        assertThat(files.heal()).isZero();
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
