package io.github.dockeroptimize.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockeroptimize.InvalidInputException;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class LayerCompressionTest {

    private static final int ANY_SEED = 7;

    /** Larger than the buffers of all libraries, and with parts that can't be compressed. */
    private static final int LARGE = 500_000;

    static Stream<LayerCompression> all() {
        return Stream.of(
                        Stream.of(new LayerCompression(Compression.NONE, OptionalInt.empty())),
                        withLevels(Compression.GZIP, 0, 1, 6, 9),
                        withLevels(Compression.ZSTD, 1, 3, 19, 20, 22))
                .flatMap(some -> some);
    }

    private static Stream<LayerCompression> withLevels(Compression form, int... levels) {
        return Stream.concat(
                        Stream.of(OptionalInt.empty()), Arrays.stream(levels).mapToObj(OptionalInt::of))
                .map(level -> new LayerCompression(form, level));
    }

    @ParameterizedTest
    @MethodSource("all")
    void itIsReadBackAndAlwaysTheSame(LayerCompression compression) throws IOException {
        for (int size : List.of(0, 1, LARGE)) {
            byte[] content = content(size);
            byte[] stored = stored(compression, content);

            assertThat(stored(compression, content)).isEqualTo(stored);
            assertThat(read(stored)).isEqualTo(content);
        }
    }

    @Test
    void everyOneHasAKeyOfItsOwn() {
        Set<String> keys = new HashSet<>();

        all().forEach(compression ->
                assertThat(keys.add(compression.key())).as(compression.key()).isTrue());
    }

    /** The size that decoders need not exceed (RFC 8878, 3.1.1.1.2) is in the header of a frame. */
    @ParameterizedTest
    @MethodSource("all")
    void noWindowIsLargerThanDecodersTake(LayerCompression compression) throws IOException {
        if (compression.form() == Compression.ZSTD) {
            int windowLog = 10 + (Byte.toUnsignedInt(stored(compression, content(2_000_000))[5]) >> 3);

            assertThat(windowLog).isLessThanOrEqualTo(23);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "NONE, 1, leave one of them out",
        "GZIP, -1, set one from 0 to 9",
        "GZIP, 10, set one from 0 to 9",
        "ZSTD, 0, set one from 1 to 22",
        "ZSTD, 23, set one from 1 to 22"
    })
    void aLevelThatThereIsNotIsRefused(Compression form, int level, String remedy) {
        assertThatThrownBy(() -> new LayerCompression(form, OptionalInt.of(level)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("'compressionLevel' is '" + level + "'")
                .hasMessageEndingWith(remedy);
    }

    private static byte[] content(int size) {
        byte[] content = new byte[size];
        new Random(ANY_SEED).nextBytes(content);
        for (int i = 0; i < size; i++) {
            content[i] = (i / 1000) % 3 == 0 ? content[i] : (byte) (content[i] & 3);
        }
        return content;
    }

    private static byte[] stored(LayerCompression compression, byte[] content) throws IOException {
        ByteArrayOutputStream stored = new ByteArrayOutputStream();
        try (OutputStream out = compression.over(stored)) {
            out.write(content);
        }
        return stored.toByteArray();
    }

    private static byte[] read(byte[] stored) throws IOException {
        try (InputStream in = Unpacked.of(
                new BufferedInputStream(new ByteArrayInputStream(stored)), DecompressionLimit.of(stored.length))) {
            return in.readAllBytes();
        }
    }
}
