package io.github.dockeroptimize.image;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongBinaryOperator;
import java.util.zip.DeflaterInputStream;

/** Computes the size of a layer in a registry: builders compress layers for a push. */
final class CompressedSize {

    private static final int BUFFER = 1 << 16;

    /** A gzip frame has 18 bytes (RFC 1952), a zlib frame 6 (RFC 1950). */
    private static final int FRAME_OF_GZIP = 18 - 6;

    private CompressedSize() {}

    static long of(StoredLayer layer, LongBinaryOperator builder) throws IOException {
        try (BufferedInputStream stored =
                new BufferedInputStream(layer.opening().open(), BUFFER)) {
            return Unpacked.isCompressed(Unpacked.start(stored))
                    ? layer.size()
                    : builder.applyAsLong(deflated(stored) + FRAME_OF_GZIP, layer.size());
        }
    }

    private static long deflated(InputStream plain) throws IOException {
        byte[] buffer = new byte[BUFFER];
        long count = 0;
        try (DeflaterInputStream compressed = new DeflaterInputStream(plain)) {
            for (int read = compressed.read(buffer); read >= 0; read = compressed.read(buffer)) {
                count += read;
            }
        }
        return count;
    }
}
