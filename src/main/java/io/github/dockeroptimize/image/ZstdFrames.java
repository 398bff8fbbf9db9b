package io.github.dockeroptimize.image;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/**
 * The frames of a zstd stream without skippable ones, which zstd:chunked layers end with and the decoder does not
 * support. Frames that need more memory than RFC 8878 requires of decoders are refused.
 */
final class ZstdFrames extends BlockStream {

    private static final int MAGIC = 0xfd2fb528;
    private static final int SKIPPABLE = 0x184d2a50;
    private static final int SKIPPABLE_MASK = 0xfffffff0;
    private static final long MOST_WINDOW = 8 << 20;
    private static final int RLE = 1;
    private static final int[] DICTIONARY_BYTES = {0, 1, 2, 4};
    private static final int[] SIZE_BYTES = {0, 2, 4, 8};

    private final InputStream in;

    /** A header that was parsed but not returned yet. */
    private byte[] header = new byte[0];

    private int given;
    /** The remaining bytes of a block or checksum. */
    private long left;

    private boolean inFrame;
    private boolean lastBlock;
    private boolean checksum;

    ZstdFrames(InputStream in) {
        this.in = in;
    }

    static boolean isMagic(int magic) {
        return magic == MAGIC || isSkippable(magic);
    }

    static int littleEndian(byte[] bytes, int offset, int count) {
        int value = 0;
        for (int i = 0; i < count; i++) {
            value |= (bytes[offset + i] & 0xff) << (8 * i);
        }
        return value;
    }

    private static boolean isSkippable(int magic) {
        return (magic & SKIPPABLE_MASK) == SKIPPABLE;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        while (given == header.length && left == 0) {
            if (!advance()) {
                return -1;
            }
        }
        if (given < header.length) {
            int count = Math.min(length, header.length - given);
            System.arraycopy(header, given, buffer, offset, count);
            given += count;
            return count;
        }
        int read = in.read(buffer, offset, (int) Math.min(length, left));
        if (read < 0) {
            throw truncated();
        }
        left -= read;
        return read;
    }

    /** Reads the next header; false at the end. */
    private boolean advance() throws IOException {
        if (!inFrame) {
            return beginFrame();
        }
        if (!lastBlock) {
            header = exactly(3);
            int block = littleEndian(header, 0, 3);
            lastBlock = (block & 1) == 1;
            left = ((block >> 1) & 3) == RLE ? 1 : block >> 3;
        } else {
            header = checksum ? exactly(4) : new byte[0];
            inFrame = false;
        }
        given = 0;
        return true;
    }

    private boolean beginFrame() throws IOException {
        byte[] magic = in.readNBytes(4);
        while (magic.length == 4 && isSkippable(littleEndian(magic, 0, 4))) {
            long size = Integer.toUnsignedLong(littleEndian(exactly(4), 0, 4));
            skip(in, size);
            magic = in.readNBytes(4);
        }
        if (magic.length == 0) {
            return false;
        }
        if (magic.length < 4 || littleEndian(magic, 0, 4) != MAGIC) {
            throw new DamagedImageException("goes on with something else than zstd");
        }
        int descriptor = exactly(1)[0] & 0xff;
        boolean single = (descriptor & 0x20) != 0;
        int sizeBytes = descriptor >> 6 == 0 && single ? 1 : SIZE_BYTES[descriptor >> 6];
        byte[] rest = exactly((single ? 0 : 1) + DICTIONARY_BYTES[descriptor & 3] + sizeBytes);
        requireSmall(single ? contentSize(rest, sizeBytes) : window(rest[0] & 0xff));
        header = new byte[5 + rest.length];
        System.arraycopy(magic, 0, header, 0, 4);
        header[4] = (byte) descriptor;
        System.arraycopy(rest, 0, header, 5, rest.length);
        given = 0;
        inFrame = true;
        lastBlock = false;
        checksum = (descriptor & 4) != 0;
        return true;
    }

    private static void skip(InputStream in, long size) throws IOException {
        try {
            in.skipNBytes(size);
        } catch (EOFException e) {
            throw truncated();
        }
    }

    private static long window(int descriptor) {
        long base = 1L << (10 + (descriptor >> 3));
        return base + base / 8 * (descriptor & 7);
    }

    private static long contentSize(byte[] rest, int bytes) {
        int at = rest.length - bytes;
        long low = Integer.toUnsignedLong(littleEndian(rest, at, Math.min(4, bytes)));
        long high = bytes == 8 ? littleEndian(rest, at + 4, 4) : 0;
        return bytes == 2 ? low + 256 : (high << 32) | low;
    }

    private static void requireSmall(long window) throws DamagedImageException {
        if (window < 0 || window > MOST_WINDOW) {
            throw new DamagedImageException(
                    "is compressed by zstd with a window of more than 8 MB, which decoders need not know");
        }
    }

    private byte[] exactly(int count) throws IOException {
        byte[] bytes = in.readNBytes(count);
        if (bytes.length < count) {
            throw truncated();
        }
        return bytes;
    }

    private static DamagedImageException truncated() {
        return new DamagedImageException("ends in the middle");
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
