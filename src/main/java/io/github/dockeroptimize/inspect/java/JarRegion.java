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
    /** A larger directory isn't read, so that a broken size costs no memory. */
    private static final int MOST = 1 << 26;

    private static final byte[] CLASS = ".class".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] MODULE = "module-info.class".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] VERSIONS = "META-INF/versions/".getBytes(StandardCharsets.US_ASCII);

    /** Enough of a compressed class for its header. */
    private static final int ENOUGH = 512;

    /**
     * An entry.
     *
     * @param header the offset of its local header
     */
    record Item(String name, int method, long compressed, long header) {}

    /** Its first entries, in the order of its directory; empty if it doesn't have the usual form. */
    Optional<List<Item>> items(int most) throws IOException {
        Optional<ByteBuffer> central = directory(Math.max(SMALL, (int) Math.min(MOST, (long) most * ENTRY)));
        if (central.isEmpty()) {
            return Optional.empty();
        }
        ByteBuffer entries = central.get();
        List<Item> items = new ArrayList<>();
        for (int at = 0; items.size() < most && at < entries.limit(); at = next(entries, at)) {
            if (!isEntry(entries, at)) {
                return Optional.empty();
            }
            items.add(item(entries, at));
        }
        return Optional.of(items);
    }

    /** The beginning of its directory; empty if it doesn't have the usual form. */
    private Optional<ByteBuffer> directory(int most) throws IOException {
        ByteBuffer end = read(size - END_SIZE, END_SIZE);
        long length = end.hasRemaining() ? Integer.toUnsignedLong(end.getInt(12)) : 0;
        long offset = size - END_SIZE - length;
        boolean usual = end.hasRemaining()
                && length <= MOST
                && end.getInt(0) == END_SIGNATURE
                && offset == Integer.toUnsignedLong(end.getInt(16));
        return usual ? Optional.of(read(offset, (int) Math.min(length, most))) : Optional.empty();
    }

    private static boolean isEntry(ByteBuffer entries, int at) {
        return at + CENTRAL_SIZE <= entries.limit()
                && entries.getInt(at) == CENTRAL_SIGNATURE
                && at + CENTRAL_SIZE + nameSize(entries, at) <= entries.limit();
    }

    private static int nameSize(ByteBuffer entries, int at) {
        return Short.toUnsignedInt(entries.getShort(at + 28));
    }

    private static int next(ByteBuffer entries, int at) {
        return at
                + CENTRAL_SIZE
                + nameSize(entries, at)
                + Short.toUnsignedInt(entries.getShort(at + 30))
                + Short.toUnsignedInt(entries.getShort(at + 32));
    }

    private static Item item(ByteBuffer entries, int at) {
        byte[] text = new byte[nameSize(entries, at)];
        entries.get(at + CENTRAL_SIZE, text);
        return new Item(
                new String(text, StandardCharsets.UTF_8),
                entries.getShort(at + 10),
                Integer.toUnsignedLong(entries.getInt(at + 20)),
                Integer.toUnsignedLong(entries.getInt(at + 42)));
    }

    /**
     * One class of each part of its directory, but for those of other releases and the descriptors of modules; empty if
     * it doesn't have the usual form.
     */
    Optional<List<Item>> classes(int most) throws IOException {
        Optional<ByteBuffer> central = directory(Integer.MAX_VALUE);
        if (central.isEmpty()) {
            return Optional.empty();
        }
        ByteBuffer entries = central.get();
        int[] offsets = new int[entries.limit() / CENTRAL_SIZE];
        int count = 0;
        for (int at = 0; at < entries.limit(); at = next(entries, at)) {
            if (!isEntry(entries, at)) {
                return Optional.empty();
            }
            offsets[count++] = at;
        }
        List<Item> classes = new ArrayList<>();
        for (int part = 0; part < most; part++) {
            int from = (int) ((long) count * part / most);
            int to = (int) ((long) count * (part + 1) / most);
            int found =
                    part == most - 1 ? lastClass(entries, offsets, from, to) : firstClass(entries, offsets, from, to);
            if (found >= 0) {
                classes.add(item(entries, found));
            }
        }
        return Optional.of(classes);
    }

    private static int firstClass(ByteBuffer entries, int[] offsets, int from, int to) {
        for (int i = from; i < to; i++) {
            if (isClass(entries, offsets[i] + CENTRAL_SIZE, nameSize(entries, offsets[i]))) {
                return offsets[i];
            }
        }
        return -1;
    }

    private static int lastClass(ByteBuffer entries, int[] offsets, int from, int to) {
        for (int i = to - 1; i >= from; i--) {
            if (isClass(entries, offsets[i] + CENTRAL_SIZE, nameSize(entries, offsets[i]))) {
                return offsets[i];
            }
        }
        return -1;
    }

    /** Names are compared as bytes: as texts, those of 150 jars would take longer than all else. */
    private static boolean isClass(ByteBuffer entries, int name, int size) {
        return ends(entries, name, size, CLASS)
                && !ends(entries, name, size, MODULE)
                && !(size > VERSIONS.length && ends(entries, name, VERSIONS.length, VERSIONS));
    }

    private static boolean ends(ByteBuffer entries, int name, int size, byte[] end) {
        if (size < end.length) {
            return false;
        }
        for (int i = 0; i < end.length; i++) {
            if (entries.get(name + size - end.length + i) != end[i]) {
                return false;
            }
        }
        return true;
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
        ByteBuffer near = read(item.header(), (int) Math.min(size - item.header(), LOCAL_SIZE + ENOUGH));
        boolean known = near.remaining() >= LOCAL_SIZE && near.getInt(0) == LOCAL_SIGNATURE;
        long content = known ? contentOf(item, near) - item.header() : 0;
        int stored = (int) Math.min(item.compressed(), near.limit() - content);
        if (!known || stored <= 0) {
            return new byte[0];
        }
        byte[] bytes = new byte[length];
        near.position((int) content).limit((int) content + stored);
        if (item.method() == ZipEntry.STORED && stored >= length) {
            near.get(bytes);
            return bytes;
        }
        try {
            inflater.reset();
            inflater.setInput(near);
            return item.method() == ZipEntry.DEFLATED && inflater.inflate(bytes) == length ? bytes : new byte[0];
        } catch (DataFormatException e) {
            return new byte[0];
        }
    }

    /** The offset of an entry's content; -1 if there is none. */
    private long content(Item item) throws IOException {
        ByteBuffer header = read(item.header(), LOCAL_SIZE);
        return header.hasRemaining() && header.getInt(0) == LOCAL_SIGNATURE ? contentOf(item, header) : -1;
    }

    private static long contentOf(Item item, ByteBuffer header) {
        return item.header()
                + LOCAL_SIZE
                + Short.toUnsignedInt(header.getShort(26))
                + Short.toUnsignedInt(header.getShort(28));
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
