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
import java.time.LocalDateTime;
import java.util.zip.ZipException;

/**
 * Copies a zip archive and fixes the times and modes of its entries in place, by the layout in APPNOTE 4.3. The file system copies
 * it without its bytes passing through this process; a library would read and write each entry, at ten times the cost.
 */
public final class NormalizedArchive {

    /** The time that Maven and Gradle give to entries of reproducible archives. */
    static final LocalDateTime TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

    /** The same in MS-DOS form (APPNOTE 4.4.6): no seconds; the day, the month from bit 5, no years since 1980. */
    private static final int DOS_DATE_AND_TIME = ((2 << 5) | 1) << 16;

    private static final int LOCAL_SIGNATURE = 0x04034b50;
    private static final int LOCAL_SIZE = 30;
    private static final int LOCAL_TIME = 10;
    private static final int CENTRAL_SIGNATURE = 0x02014b50;
    private static final int CENTRAL_SIZE = 46;
    private static final int CENTRAL_TIME = 12;
    private static final int CREATOR = 5;
    private static final byte UNIX = 3;
    private static final int EXTERNAL_ATTRIBUTES = 38;

    private final FileChannel file;
    private final ZipDirectory directory;

    private NormalizedArchive(FileChannel file) throws IOException {
        this.file = file;
        this.directory = ZipDirectory.of(file);
    }

    /**
     * Writes the copy; what was there is replaced.
     *
     * @throws ZipException if the archive is none, or damaged
     */
    public static void write(Path archive, Path copy) throws IOException {
        Files.copy(archive, copy, StandardCopyOption.REPLACE_EXISTING);
        if (!copy.toFile().setWritable(true)) {
            throw new AccessDeniedException(copy.toString());
        }
        try (FileChannel file = FileChannel.open(copy, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            new NormalizedArchive(file).fixHeaders();
        }
    }

    /**
     * An archive without its entries: their names, sizes and checksums are in its directory.
     *
     * @param firstEntry where entries begin; what stands before is a script
     * @param directory as it is in the copy
     */
    record Frame(long firstEntry, ZipDirectory place, ByteBuffer directory) {}

    /** What makes the copy: with equal frames, equally long archives have equal copies. */
    static Frame frame(FileChannel archive) throws IOException {
        NormalizedArchive normalized = new NormalizedArchive(archive);
        long[] first = {normalized.directory.position()};
        ByteBuffer directory = normalized.fixDirectory(offset -> first[0] = Math.min(first[0], offset));
        return new Frame(first[0], normalized.directory, directory);
    }

    private void fixHeaders() throws IOException {
        file.write(fixDirectory(this::fixLocal), directory.position());
    }

    private ByteBuffer fixDirectory(LocalHeaders locals) throws IOException {
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
            central.putInt(at + CENTRAL_TIME, DOS_DATE_AND_TIME);
            fixMode(central, at);
            ByteBuffer extra =
                    central.slice(at + CENTRAL_SIZE + nameSize, extraSize).order(ByteOrder.LITTLE_ENDIAN);
            ExtraFields.fixTimes(extra);
            long local = directory.start() + ExtraFields.localOffset(central, at, extra);
            if (local < 0) {
                throw damaged();
            }
            locals.at(local);
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

    @FunctionalInterface
    private interface LocalHeaders {
        void at(long position) throws IOException;
    }

    /** Archivers write down the mode that a file has by the umask of the build; what its owner may, all may but write. */
    private static void fixMode(ByteBuffer central, int at) {
        if (central.get(at + CREATOR) == UNIX) {
            int attributes = central.getInt(at + EXTERNAL_ATTRIBUTES);
            int mode = attributes >>> 16;
            int shared = (mode & 0_500) >> 3 | (mode & 0_500) >> 6;
            int fixed = (mode & ~0_077) | shared;
            central.putInt(at + EXTERNAL_ATTRIBUTES, (fixed << 16) | (attributes & 0xFFFF));
        }
    }

    private void fixLocal(long position) throws IOException {
        ByteBuffer header = read(position, LOCAL_SIZE);
        if (header.getInt(0) != LOCAL_SIGNATURE) {
            throw new ZipException("its central directory points to no entry");
        }
        header.putInt(LOCAL_TIME, DOS_DATE_AND_TIME);
        file.write(header.slice(LOCAL_TIME, Integer.BYTES), position + LOCAL_TIME);
        int nameSize = Short.toUnsignedInt(header.getShort(26));
        int extraSize = Short.toUnsignedInt(header.getShort(28));
        if (extraSize > 0) {
            long extraPosition = position + LOCAL_SIZE + nameSize;
            ByteBuffer extra = read(extraPosition, extraSize);
            ExtraFields.fixTimes(extra);
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
