package io.github.dockeroptimize.content;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.zip.CRC32;
import java.util.zip.ZipException;

/**
 * Copies a zip archive and then sets the times of its entries, derived from their content, and their modes in place
 * (APPNOTE 4.3). The file system copies the bytes; a library would read and write each entry, which takes ten times as
 * long.
 */
public final class NormalizedArchive {

    private static final int LOCAL_SIGNATURE = 0x04034b50;
    private static final int LOCAL_SIZE = 30;
    private static final int LOCAL_TIME = 10;
    private static final int CENTRAL_SIGNATURE = 0x02014b50;
    private static final int CENTRAL_SIZE = 46;
    private static final int CENTRAL_TIME = 12;
    private static final int CENTRAL_CRC = 16;
    private static final int CREATOR = 5;
    private static final byte UNIX = 3;
    private static final int EXTERNAL_ATTRIBUTES = 38;

    private final FileChannel file;
    private final ZipDirectory directory;
    private long firstEntry;

    private NormalizedArchive(FileChannel file) throws IOException {
        this.file = file;
        this.directory = ZipDirectory.of(file);
        this.firstEntry = directory.position();
    }

    /**
     * Writes the copy, and replaces an existing file.
     *
     * @return its time, which changes with the content of any entry, whose checksum is in the directory
     * @throws ZipException if it is not a valid archive
     */
    public static Instant write(Path archive, Path copy) throws IOException {
        Files.copy(archive, copy, StandardCopyOption.REPLACE_EXISTING);
        if (!copy.toFile().setWritable(true)) {
            throw new AccessDeniedException(copy.toString());
        }
        try (FileChannel file = FileChannel.open(copy, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            NormalizedArchive normalized = new NormalizedArchive(file);
            ByteBuffer directory = normalized.fixDirectory(true);
            file.write(directory, normalized.directory.position());
            return time(directory.rewind());
        }
    }

    /**
     * Whether an earlier copy, with the time that {@code write} returned, is what it would write. Like BuildKit, it
     * compares size and time.
     *
     * @param size of the earlier copy, in bytes
     * @param time of the earlier copy
     */
    public static boolean isUnchanged(Path archive, long size, Instant time) throws IOException {
        try (FileChannel file = FileChannel.open(archive, StandardOpenOption.READ)) {
            return file.size() == size
                    && time(new NormalizedArchive(file).fixDirectory(false)).equals(time);
        }
    }

    private static Instant time(ByteBuffer directory) {
        CRC32 crc = new CRC32();
        crc.update(directory);
        return ContentTime.of(crc.getValue());
    }

    /**
     * An archive without the content of its entries: names, sizes and checksums are in its directory.
     *
     * @param firstEntry the offset of the first entry; a script may precede it
     * @param directory the directory of the copy
     */
    record Frame(long firstEntry, ZipDirectory place, ByteBuffer directory) {}

    /** The frame of the copy: archives of equal length with equal frames have equal copies. */
    static Frame frame(FileChannel archive) throws IOException {
        NormalizedArchive normalized = new NormalizedArchive(archive);
        ByteBuffer directory = normalized.fixDirectory(false);
        return new Frame(normalized.firstEntry, normalized.directory, directory);
    }

    /** The directory with fixed times and modes; fixes the headers of the entries in the file, too, if wanted. */
    private ByteBuffer fixDirectory(boolean locals) throws IOException {
        ByteBuffer central = read(directory.position(), Math.toIntExact(directory.size()));
        int at = 0;
        while (at + CENTRAL_SIZE <= central.limit() && central.getInt(at) == CENTRAL_SIGNATURE) {
            int nameSize = Short.toUnsignedInt(central.getShort(at + 28));
            int extraSize = Short.toUnsignedInt(central.getShort(at + 30));
            int commentSize = Short.toUnsignedInt(central.getShort(at + 32));
            int next = at + CENTRAL_SIZE + nameSize + extraSize + commentSize;
            if (next > central.limit()) {
                throw damaged();
            }
            Instant time = time(central, at, nameSize);
            central.putInt(at + CENTRAL_TIME, dos(time));
            fixMode(central, at);
            ByteBuffer extra =
                    central.slice(at + CENTRAL_SIZE + nameSize, extraSize).order(ByteOrder.LITTLE_ENDIAN);
            ExtraFields.setTimes(extra, time);
            long local = directory.start() + ExtraFields.localOffset(central, at, extra);
            if (local < 0) {
                throw damaged();
            }
            firstEntry = Math.min(firstEntry, local);
            if (locals) {
                fixLocal(local, time);
            }
            at = next;
        }
        if (at != central.limit()) {
            throw damaged();
        }
        return central.rewind();
    }

    private static ZipException damaged() {
        return new ZipException("its central directory is damaged");
    }

    private static Instant time(ByteBuffer central, int at, int nameSize) {
        boolean directory = nameSize > 0 && central.get(at + CENTRAL_SIZE + nameSize - 1) == '/';
        return directory ? ContentTime.FIRST : ContentTime.of(Integer.toUnsignedLong(central.getInt(at + CENTRAL_CRC)));
    }

    /** The time in MS-DOS form (APPNOTE 4.4.6): half seconds, minutes and hours, day, month and years since 1980. */
    private static int dos(Instant time) {
        LocalDateTime local = ContentTime.local(time);
        return (local.getYear() - 1980) << 25
                | local.getMonthValue() << 21
                | local.getDayOfMonth() << 16
                | local.getHour() << 11
                | local.getMinute() << 5
                | local.getSecond() / 2;
    }

    /**
     * Sets the mode, which depends on the build's umask otherwise: everybody gets the owner's permissions except write.
     */
    private static void fixMode(ByteBuffer central, int at) {
        if (central.get(at + CREATOR) == UNIX) {
            int attributes = central.getInt(at + EXTERNAL_ATTRIBUTES);
            int mode = attributes >>> 16;
            int shared = (mode & 0_500) >> 3 | (mode & 0_500) >> 6;
            int fixed = (mode & ~0_077) | shared;
            central.putInt(at + EXTERNAL_ATTRIBUTES, (fixed << 16) | (attributes & 0xFFFF));
        }
    }

    private void fixLocal(long position, Instant time) throws IOException {
        ByteBuffer header = read(position, LOCAL_SIZE);
        if (header.getInt(0) != LOCAL_SIGNATURE) {
            throw new ZipException("its central directory does not point to an entry");
        }
        header.putInt(LOCAL_TIME, dos(time));
        file.write(header.slice(LOCAL_TIME, Integer.BYTES), position + LOCAL_TIME);
        int nameSize = Short.toUnsignedInt(header.getShort(26));
        int extraSize = Short.toUnsignedInt(header.getShort(28));
        if (extraSize > 0) {
            long extraPosition = position + LOCAL_SIZE + nameSize;
            ByteBuffer extra = read(extraPosition, extraSize);
            ExtraFields.setTimes(extra, time);
            file.write(extra.rewind(), extraPosition);
        }
    }

    private ByteBuffer read(long position, int size) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.hasRemaining()) {
            if (file.read(buffer, position + buffer.position()) < 0) {
                throw new ZipException("it ends within an entry");
            }
        }
        return buffer.rewind();
    }
}
