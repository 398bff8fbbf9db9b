package io.github.dockeroptimize.content;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.zip.ZipException;

/**
 * The position of a zip archive's central directory (APPNOTE 4.3.14 to 4.3.16).
 *
 * @param position in the file
 * @param size in bytes
 * @param start the base of offsets in the directory: not 0 if a script precedes the zip
 */
record ZipDirectory(long position, long size, long start) {

    private static final int END_SIGNATURE = 0x06054b50;
    private static final int END_SIZE = 22;
    private static final int LONGEST_COMMENT = 0xFFFF;
    private static final int LOCATOR_SIGNATURE = 0x07064b50;
    private static final int LOCATOR_SIZE = 20;
    private static final int END64_SIGNATURE = 0x06064b50;
    private static final int END64_SIZE = 56;

    static ZipDirectory of(FileChannel file) throws IOException {
        long tailStart = Math.max(0, file.size() - END_SIZE - LONGEST_COMMENT - LOCATOR_SIZE - END64_SIZE);
        ByteBuffer tail = ByteBuffer.allocate((int) (file.size() - tailStart)).order(ByteOrder.LITTLE_ENDIAN);
        while (tail.hasRemaining() && file.read(tail, tailStart + tail.position()) > 0) {
            // until the end of the file
        }
        int end = end(tail);
        int locator = end - LOCATOR_SIZE;
        int end64 = locator - END64_SIZE;
        boolean zip64 =
                end64 >= 0 && tail.getInt(locator) == LOCATOR_SIGNATURE && tail.getInt(end64) == END64_SIGNATURE;
        long size = zip64 ? tail.getLong(end64 + 40) : Integer.toUnsignedLong(tail.getInt(end + 12));
        long offset = zip64 ? tail.getLong(end64 + 48) : Integer.toUnsignedLong(tail.getInt(end + 16));
        long position = tailStart + (zip64 ? end64 : end) - size;
        if (size < 0 || offset < 0 || position < offset) {
            throw new ZipException("its central directory is missing");
        }
        return new ZipDirectory(position, size, position - offset);
    }

    private static int end(ByteBuffer tail) throws ZipException {
        for (int at = tail.limit() - END_SIZE; at >= 0; at--) {
            if (tail.getInt(at) == END_SIGNATURE
                    && at + END_SIZE + Short.toUnsignedInt(tail.getShort(at + 20)) == tail.limit()) {
                return at;
            }
        }
        throw new ZipException("it has no end record");
    }
}
