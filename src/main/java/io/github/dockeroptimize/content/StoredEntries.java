package io.github.dockeroptimize.content;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipEntry;

/**
 * Where an archive has the bytes of the entries that it doesn't compress, such as the libraries of a Spring Boot jar
 * (APPNOTE 4.3), so that the file system can copy them. Entries in zip64 format are left out.
 */
final class StoredEntries {

    private static final int CENTRAL_SIGNATURE = 0x02014b50;
    private static final int CENTRAL_SIZE = 46;
    private static final int LOCAL_SIGNATURE = 0x04034b50;
    private static final int LOCAL_SIZE = 30;
    private static final int IN_ZIP64 = -1;

    private final FileChannel file;
    /** The offset of each entry's header, by name. */
    private final Map<String, Long> headers = new HashMap<>();

    private StoredEntries(FileChannel file) {
        this.file = file;
    }

    /** Those of an archive. */
    static StoredEntries of(FileChannel file) throws IOException {
        StoredEntries stored = new StoredEntries(file);
        ZipDirectory directory = ZipDirectory.of(file);
        ByteBuffer central = stored.read(directory.position(), Math.toIntExact(directory.size()));
        int at = 0;
        while (at + CENTRAL_SIZE <= central.limit() && central.getInt(at) == CENTRAL_SIGNATURE) {
            int nameSize = Short.toUnsignedInt(central.getShort(at + 28));
            int size = central.getInt(at + 20);
            int offset = central.getInt(at + 42);
            int end = at + CENTRAL_SIZE + nameSize;
            if (central.getShort(at + 10) == ZipEntry.STORED
                    && size != IN_ZIP64
                    && offset != IN_ZIP64
                    && end <= central.limit()) {
                String name = new String(central.array(), at + CENTRAL_SIZE, nameSize, StandardCharsets.UTF_8);
                stored.headers.put(name, directory.start() + Integer.toUnsignedLong(offset));
            }
            at = end + Short.toUnsignedInt(central.getShort(at + 30)) + Short.toUnsignedInt(central.getShort(at + 32));
        }
        return stored;
    }

    /** The offset of an entry's content in the file; -1 if it isn't known. */
    long content(String name) throws IOException {
        Long header = headers.get(name);
        if (header == null) {
            return -1;
        }
        ByteBuffer local = read(header, LOCAL_SIZE);
        return local.hasRemaining() && local.getInt(0) == LOCAL_SIGNATURE
                ? header
                        + LOCAL_SIZE
                        + Short.toUnsignedInt(local.getShort(26))
                        + Short.toUnsignedInt(local.getShort(28))
                : -1;
    }

    /** Reads bytes; none if the file ends before. */
    private ByteBuffer read(long position, int size) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining()) {
            if (file.read(bytes, position + bytes.position()) < 0) {
                return ByteBuffer.allocate(0);
            }
        }
        return bytes.flip();
    }

    FileChannel file() {
        return file;
    }
}
