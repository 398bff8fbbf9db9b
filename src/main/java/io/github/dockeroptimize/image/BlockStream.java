package io.github.dockeroptimize.image;

import java.io.IOException;
import java.io.InputStream;

/** A stream that is read and skipped in blocks, which are larger than the JDK's. */
abstract class BlockStream extends InputStream {

    private static final int BLOCK = 1 << 16;

    @Override
    public abstract int read(byte[] buffer, int offset, int length) throws IOException;

    @Override
    public final int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public long skip(long count) throws IOException {
        byte[] block = new byte[(int) Math.max(0, Math.min(BLOCK, count))];
        long left = count;
        while (left > 0) {
            int read = read(block, 0, (int) Math.min(block.length, left));
            if (read < 0) {
                break;
            }
            left -= read;
        }
        return count - left;
    }

    /** Reads the rest of the stream. */
    final void drain() throws IOException {
        byte[] rest = new byte[BLOCK];
        while (read(rest, 0, rest.length) >= 0) {
            // discards the bytes
        }
    }
}
