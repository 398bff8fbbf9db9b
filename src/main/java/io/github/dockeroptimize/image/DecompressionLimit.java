package io.github.dockeroptimize.image;

import java.io.IOException;
import java.io.InputStream;

/**
 * A limit on decompressed bytes. gzip compresses to about a thousandth at best; input that decompresses to more is a
 * decompression bomb.
 */
public final class DecompressionLimit {

    private static final long LEAST = 4L << 30;
    private static final int MOST_TIMES = 1100;

    private long left;
    /** Counts bytes that were actually read, since a registry may claim any size. */
    private long earned = LEAST;

    private DecompressionLimit(long left) {
        this.left = left;
    }

    /** A limit for this number of stored bytes. */
    public static DecompressionLimit of(long stored) {
        return new DecompressionLimit(
                Math.max(LEAST, stored > Long.MAX_VALUE / MOST_TIMES ? Long.MAX_VALUE : stored * MOST_TIMES));
    }

    public static DecompressionLimit ofBytes(long bytes) {
        return new DecompressionLimit(bytes);
    }

    /** Wraps the stored bytes: reading them raises the limit. */
    public InputStream earningFrom(InputStream stored) {
        return new BlockStream() {
            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                int read = stored.read(buffer, offset, length);
                earned += (long) Math.max(0, read) * MOST_TIMES;
                return read;
            }

            @Override
            public void close() throws IOException {
                stored.close();
            }
        };
    }

    public void spend(long bytes) throws DamagedImageException {
        left -= bytes;
        earned -= bytes;
        if (left < 0 || earned < 0) {
            throw new DamagedImageException(
                    "decompresses to more than " + MOST_TIMES + " times its size, which no real file does");
        }
    }
}
