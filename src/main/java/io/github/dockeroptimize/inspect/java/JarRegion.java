package io.github.dockeroptimize.inspect.java;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
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
 * comment, no script, no zip64. It is read into arrays: with channels and buffers, 150 jars took a JVM that has just
 * started twice as long.
 *
 * @param start of the jar in the file
 */
record JarRegion(RandomAccessFile file, long start, long size) {

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
        Optional<byte[]> central = directory(Math.max(SMALL, (int) Math.min(MOST, (long) most * ENTRY)));
        if (central.isEmpty()) {
            return Optional.empty();
        }
        byte[] entries = central.get();
        List<Item> items = new ArrayList<>();
        for (int at = 0; items.size() < most && at < entries.length; at = next(entries, at)) {
            if (!isEntry(entries, at)) {
                return Optional.empty();
            }
            items.add(item(entries, at));
        }
        return Optional.of(items);
    }

    /** The beginning of its directory; empty if it doesn't have the usual form. */
    private Optional<byte[]> directory(int most) throws IOException {
        byte[] end = read(size - END_SIZE, END_SIZE);
        long length = end.length > 0 ? Integer.toUnsignedLong(int32(end, 12)) : 0;
        long offset = size - END_SIZE - length;
        boolean usual = end.length > 0
                && length <= MOST
                && int32(end, 0) == END_SIGNATURE
                && offset == Integer.toUnsignedLong(int32(end, 16));
        return usual ? Optional.of(read(offset, (int) Math.min(length, most))) : Optional.empty();
    }

    private static boolean isEntry(byte[] entries, int at) {
        return at + CENTRAL_SIZE <= entries.length
                && int32(entries, at) == CENTRAL_SIGNATURE
                && at + CENTRAL_SIZE + nameSize(entries, at) <= entries.length;
    }

    private static int nameSize(byte[] entries, int at) {
        return int16(entries, at + 28);
    }

    private static int next(byte[] entries, int at) {
        return at + CENTRAL_SIZE + nameSize(entries, at) + int16(entries, at + 30) + int16(entries, at + 32);
    }

    private static Item item(byte[] entries, int at) {
        return new Item(
                new String(entries, at + CENTRAL_SIZE, nameSize(entries, at), StandardCharsets.UTF_8),
                int16(entries, at + 10),
                Integer.toUnsignedLong(int32(entries, at + 20)),
                Integer.toUnsignedLong(int32(entries, at + 42)));
    }

    /**
     * One class of each part of its directory, but for those of other releases and the descriptors of modules; empty if
     * it doesn't have the usual form.
     */
    Optional<List<Item>> classes(int most) throws IOException {
        Optional<byte[]> central = directory(Integer.MAX_VALUE);
        if (central.isEmpty()) {
            return Optional.empty();
        }
        byte[] entries = central.get();
        int[] offsets = new int[entries.length / CENTRAL_SIZE];
        int count = 0;
        for (int at = 0; at < entries.length; at = next(entries, at)) {
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

    private static int firstClass(byte[] entries, int[] offsets, int from, int to) {
        for (int i = from; i < to; i++) {
            if (isClass(entries, offsets[i] + CENTRAL_SIZE, nameSize(entries, offsets[i]))) {
                return offsets[i];
            }
        }
        return -1;
    }

    private static int lastClass(byte[] entries, int[] offsets, int from, int to) {
        for (int i = to - 1; i >= from; i--) {
            if (isClass(entries, offsets[i] + CENTRAL_SIZE, nameSize(entries, offsets[i]))) {
                return offsets[i];
            }
        }
        return -1;
    }

    /** Names are compared as bytes: as texts, those of 150 jars would take longer than all else. */
    private static boolean isClass(byte[] entries, int name, int size) {
        return ends(entries, name, size, CLASS)
                && !ends(entries, name, size, MODULE)
                && !(size > VERSIONS.length && ends(entries, name, VERSIONS.length, VERSIONS));
    }

    private static boolean ends(byte[] entries, int name, int size, byte[] end) {
        if (size < end.length) {
            return false;
        }
        for (int i = 0; i < end.length; i++) {
            if (entries[name + size - end.length + i] != end[i]) {
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
        byte[] near = read(item.header(), (int) Math.min(size - item.header(), LOCAL_SIZE + ENOUGH));
        boolean known = near.length >= LOCAL_SIZE && int32(near, 0) == LOCAL_SIGNATURE;
        int content = known ? (int) (contentOf(item, near) - item.header()) : 0;
        int stored = (int) Math.min(item.compressed(), near.length - content);
        if (!known || stored <= 0) {
            return new byte[0];
        }
        if (item.method() == ZipEntry.STORED && stored >= length) {
            return Arrays.copyOfRange(near, content, content + length);
        }
        try {
            byte[] bytes = new byte[length];
            inflater.reset();
            inflater.setInput(near, content, stored);
            return item.method() == ZipEntry.DEFLATED && inflater.inflate(bytes) == length ? bytes : new byte[0];
        } catch (DataFormatException e) {
            return new byte[0];
        }
    }

    /** The offset of an entry's content; -1 if there is none. */
    private long content(Item item) throws IOException {
        byte[] header = read(item.header(), LOCAL_SIZE);
        return header.length > 0 && int32(header, 0) == LOCAL_SIGNATURE ? contentOf(item, header) : -1;
    }

    private static long contentOf(Item item, byte[] header) {
        return item.header() + LOCAL_SIZE + int16(header, 26) + int16(header, 28);
    }

    private static int int16(byte[] bytes, int at) {
        return (bytes[at] & 0xFF) | (bytes[at + 1] & 0xFF) << 8;
    }

    private static int int32(byte[] bytes, int at) {
        return int16(bytes, at) | int16(bytes, at + 2) << 16;
    }

    /** Reads bytes; none if not all of them are in the jar. */
    private byte[] read(long at, int length) throws IOException {
        if (at < 0 || length < 0 || at + length > size) {
            return new byte[0];
        }
        byte[] bytes = new byte[length];
        file.seek(start + at);
        int read = 0;
        for (int more = 0; read < length && more >= 0; read += Math.max(more, 0)) {
            more = file.read(bytes, read, length - read);
        }
        return read < length ? new byte[0] : bytes;
    }
}
