package io.github.dockeroptimize.report.image;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongBinaryOperator;
import java.util.zip.DeflaterInputStream;

/** What a layer takes in a registry: builders compress those that aren't compressed when they push them. */
final class CompressedSize {

    private static final int BUFFER = 1 << 16;

    /** Of gzip (RFC 1952) 18 bytes, of zlib (RFC 1950) 6. */
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
