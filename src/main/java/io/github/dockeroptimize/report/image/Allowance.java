package io.github.dockeroptimize.report.image;

import java.io.IOException;
import java.io.InputStream;

/**
 * How much may come out of what is compressed. Files compress to a thousandth at most, with gzip never to less; what
 * unpacks to more is made to keep its reader busy.
 */
final class Allowance {

    private static final long LEAST = 4L << 30;
    private static final int MOST_TIMES = 1100;

    private long left;
    /** By what was really read, since a registry may claim any size. */
    private long earned = LEAST;

    private Allowance(long left) {
        this.left = left;
    }

    /** For all that is unpacked of so many stored bytes. */
    static Allowance of(long stored) {
        return new Allowance(
                Math.max(LEAST, stored > Long.MAX_VALUE / MOST_TIMES ? Long.MAX_VALUE : stored * MOST_TIMES));
    }

    static Allowance ofBytes(long bytes) {
        return new Allowance(bytes);
    }

    /** The stored bytes. What is read of them may be unpacked. */
    InputStream earningFrom(InputStream stored) {
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

    void spend(long bytes) throws DamagedImageException {
        left -= bytes;
        earned -= bytes;
        if (left < 0 || earned < 0) {
            throw new DamagedImageException("unpacks to more than " + MOST_TIMES + " times its size, as no files do");
        }
    }
}
