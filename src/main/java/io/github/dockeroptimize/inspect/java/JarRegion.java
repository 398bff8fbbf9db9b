package io.github.dockeroptimize.inspect.java;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipEntry;

/**
 * A jar in a file, or in an archive that stores it uncompressed. Its directory says where the first class is (APPNOTE
 * 4.3), so that nothing before it is unpacked: as streams, 150 jars took 26 ms. Only the usual form is read: no
 * comment, no script, no zip64.
 *
 * @param start of the jar in the file
 */
record JarRegion(FileChannel file, long start, long size) {

    private static final int END_SIGNATURE = 0x06054b50;
    private static final int END_SIZE = 22;
    private static final int CENTRAL_SIGNATURE = 0x02014b50;
    private static final int CENTRAL_SIZE = 46;
    private static final int LOCAL_SIGNATURE = 0x04034b50;
    private static final int LOCAL_SIZE = 30;
    /** The directory is read in full only up to this size, and else so much of it for each entry. */
    private static final int SMALL = 1 << 14;

    private static final int ENTRY = 256;
    /** Enough of a compressed class for its header. */
    private static final int ENOUGH = 1024;

    /**
     * An entry.
     *
     * @param header the offset of its local header
     */
    record Item(String name, int method, long compressed, long header) {}

    /** Its first entries, in the order of its directory; empty if it doesn't have the usual form. */
    Optional<List<Item>> items(int most) throws IOException {
        ByteBuffer end = read(size - END_SIZE, END_SIZE);
        long length = end.hasRemaining() ? Integer.toUnsignedLong(end.getInt(12)) : 0;
        long offset = size - END_SIZE - length;
        if (!end.hasRemaining() || end.getInt(0) != END_SIGNATURE || offset != Integer.toUnsignedLong(end.getInt(16))) {
            return Optional.empty();
        }
        ByteBuffer central = read(offset, (int) Math.min(length, Math.max(SMALL, (long) most * ENTRY)));
        List<Item> items = new ArrayList<>();
        for (int at = 0; items.size() < most && at < length; ) {
            int name = at + CENTRAL_SIZE;
            int nameSize = name > central.limit() ? 0 : Short.toUnsignedInt(central.getShort(at + 28));
            if (name + nameSize > central.limit() || central.getInt(at) != CENTRAL_SIGNATURE) {
                return Optional.empty();
            }
            byte[] text = new byte[nameSize];
            central.get(name, text);
            items.add(new Item(
                    new String(text, StandardCharsets.UTF_8),
                    central.getShort(at + 10),
                    Integer.toUnsignedLong(central.getInt(at + 20)),
                    Integer.toUnsignedLong(central.getInt(at + 42))));
            at = name
                    + nameSize
                    + Short.toUnsignedInt(central.getShort(at + 30))
                    + Short.toUnsignedInt(central.getShort(at + 32));
        }
        return Optional.of(items);
    }

    /** The uncompressed jars in it, by their names. */
    Map<String, JarRegion> nested(int most) throws IOException {
        Map<String, JarRegion> jars = new HashMap<>();
        for (Item item : items(most).orElse(List.of())) {
            long content = item.method() == ZipEntry.STORED && item.name().endsWith(".jar") ? content(item) : -1;
            if (content >= 0) {
                jars.put(item.name(), new JarRegion(file, start + content, item.compressed()));
            }
        }
        return jars;
    }

    /** The first bytes of an entry; none if they can't be read. */
    byte[] beginning(Item item, int length, Inflater inflater) throws IOException {
        ByteBuffer stored = read(content(item), (int) Math.min(item.compressed(), ENOUGH));
        byte[] bytes = new byte[length];
        if (item.method() == ZipEntry.STORED && stored.remaining() >= length) {
            stored.get(bytes);
            return bytes;
        }
        try {
            inflater.reset();
            inflater.setInput(stored);
            return item.method() == ZipEntry.DEFLATED && inflater.inflate(bytes) == length ? bytes : new byte[0];
        } catch (DataFormatException e) {
            return new byte[0];
        }
    }

    /** The offset of an entry's content; -1 if there is none. */
    private long content(Item item) throws IOException {
        ByteBuffer header = read(item.header(), LOCAL_SIZE);
        return header.hasRemaining() && header.getInt(0) == LOCAL_SIGNATURE
                ? item.header()
                        + LOCAL_SIZE
                        + Short.toUnsignedInt(header.getShort(26))
                        + Short.toUnsignedInt(header.getShort(28))
                : -1;
    }

    /** Reads bytes; none if not all of them are in the jar. */
    private ByteBuffer read(long at, int length) throws IOException {
        if (at < 0 || at + length > size) {
            return ByteBuffer.allocate(0);
        }
        ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        for (int read = 0; bytes.hasRemaining() && read >= 0; ) {
            read = file.read(bytes, start + at + bytes.position());
        }
        return bytes.hasRemaining() ? ByteBuffer.allocate(0) : bytes.flip();
    }
}
