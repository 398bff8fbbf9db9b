package io.github.dockeroptimize.image;

import io.airlift.compress.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Decompresses gzip and zstd, recognised by their first bytes, since names and media types may be wrong. */
public final class Unpacked extends BlockStream {

    private static final int BUFFER = 1 << 16;
    private static final int GZIP = 0x8b1f;
    private static final int SHORT = 0xffff;

    private final InputStream in;
    private final DecompressionLimit allowance;

    private Unpacked(InputStream in, DecompressionLimit allowance) {
        this.in = in;
        this.allowance = allowance;
    }

    /** Whether a stream that starts with these bytes is compressed. */
    static boolean isCompressed(byte[] start) {
        if (start.length < 4) {
            return false;
        }
        int magic = ZstdFrames.littleEndian(start, 0, 4);
        return (magic & SHORT) == GZIP || ZstdFrames.isMagic(magic);
    }

    /**
     * The plain bytes; the caller closes them instead of the stored ones.
     *
     * @param stored must not be used afterwards
     */
    public static InputStream of(BufferedInputStream stored, DecompressionLimit allowance) throws IOException {
        byte[] start = start(stored);
        if (!isCompressed(start)) {
            return stored;
        }
        try {
            InputStream decoder = (ZstdFrames.littleEndian(start, 0, 4) & SHORT) == GZIP
                    ? new GZIPInputStream(new Eager(stored), BUFFER)
                    : new ZstdInputStream(new ZstdFrames(stored));
            return new Unpacked(decoder, allowance);
        } catch (ZipException | EOFException e) {
            throw damaged(e);
        }
    }

    static byte[] start(BufferedInputStream stored) throws IOException {
        stored.mark(4);
        byte[] start = stored.readNBytes(4);
        stored.reset();
        return start;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read;
        try {
            read = in.read(buffer, offset, length);
        } catch (ZipException | EOFException | RuntimeException e) { // the zstd decoder throws unchecked exceptions
            throw damaged(e);
        }
        if (read > 0) {
            allowance.spend(read);
        }
        return read;
    }

    private static DamagedImageException damaged(Exception e) {
        return new DamagedImageException("can't be decompressed (" + e.getMessage() + ")", e);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /**
     * Reports available bytes until the end. The JDK treats a stream without available bytes as the end of all gzip
     * members, but layers may have one member per file (eStargz) or chunk.
     */
    private static final class Eager extends FilterInputStream {

        Eager(BufferedInputStream in) {
            super(in);
        }

        @Override
        public int available() throws IOException {
            in.mark(1);
            int next = in.read();
            in.reset();
            return next < 0 ? 0 : 1;
        }
    }
}
