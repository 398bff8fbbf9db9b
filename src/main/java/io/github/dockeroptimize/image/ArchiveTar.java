package io.github.dockeroptimize.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Writes the tar of an archive: ustar headers that are the same for everybody, and files that the file system copies. */
final class ArchiveTar implements AutoCloseable {

    private static final int BLOCK = TarHeader.BLOCK;
    private static final int END_BLOCKS = 2;
    private static final int DIRECTORY = 0755;
    private static final int FILE = 0644;
    /** 1980-02-01, the time of everything that has none of its own. */
    private static final long TIME = 318_211_200L;

    private static final long MOST_OCTAL = 1L << 33;

    private final FileChannel out;

    ArchiveTar(Path file) throws IOException {
        out = FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
    }

    /** Adds a directory; its name ends with a slash. */
    void addDirectory(String name) throws IOException {
        write(header(name, DIRECTORY, 0, '5'));
    }

    void add(String name, byte[] content) throws IOException {
        write(header(name, FILE, content.length, '0'));
        write(ByteBuffer.wrap(content));
        pad(content.length);
    }

    void add(String name, ImageLayer layer, Path file) throws IOException {
        try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ)) {
            LayoutWriter.requireSize(layer, in.size());
            write(header(name, FILE, layer.size(), '0'));
            for (long done = 0; done < layer.size(); ) {
                long copied = in.transferTo(done, layer.size() - done, out);
                if (copied <= 0) {
                    LayoutWriter.requireSize(layer, done);
                }
                done += copied;
            }
        }
        pad(layer.size());
    }

    /** Writes the end of the tar. */
    void finish() throws IOException {
        write(ByteBuffer.allocate(END_BLOCKS * BLOCK));
    }

    private static ByteBuffer header(String name, int mode, long size, char type) {
        byte[] block = new byte[BLOCK];
        put(block, 0, name);
        put(block, 100, octal(mode, 7));
        put(block, 108, octal(0, 7));
        put(block, 116, octal(0, 7));
        if (size < MOST_OCTAL) {
            put(block, 124, octal(size, 11));
        } else {
            ByteBuffer.wrap(block, 124, 12).put((byte) 0x80).position(128).putLong(size);
        }
        put(block, 136, octal(TIME, 11));
        block[156] = (byte) type;
        put(block, 257, "ustar\0" + "00");
        put(block, 148, "        ");
        int sum = 0;
        for (byte value : block) {
            sum += value & 0xff;
        }
        put(block, 148, octal(sum, 6) + "\0");
        return ByteBuffer.wrap(block);
    }

    private static String octal(long value, int digits) {
        String text = Long.toOctalString(value);
        return "0".repeat(digits - text.length()) + text;
    }

    private static void put(byte[] block, int offset, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(bytes, 0, block, offset, bytes.length);
    }

    private void pad(long size) throws IOException {
        write(ByteBuffer.allocate((int) (-size & (BLOCK - 1))));
    }

    private void write(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            out.write(bytes);
        }
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
