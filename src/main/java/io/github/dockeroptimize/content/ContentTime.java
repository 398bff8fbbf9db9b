package io.github.dockeroptimize.content;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.zip.CRC32;

/**
 * The time of a file, derived from its content: the same on every builder and day, and a different one after a change.
 * Servers, JVMs and BuildKit identify a file by size and time. It is computed from the CRC-32, which zip archives store
 * for each entry, so the entry need not be read. It is even, like the times of zip entries, and is between 1980, their
 * first year, and 2014.
 */
public final class ContentTime {

    /** The time of directories, links and empty files, which is also Maven's and Gradle's for reproducible archives. */
    public static final Instant FIRST = Instant.parse("1980-02-01T00:00:00Z");

    /** The number of possible times. */
    public static final long COUNT = 1L << 29;

    /** The distance between two times, in seconds. */
    public static final long STEP = 2;

    private static final int BUFFER = 1 << 18;

    private ContentTime() {}

    /** The time of the content with this CRC-32. */
    public static Instant of(long crc) {
        return FIRST.plusSeconds(crc % COUNT * STEP);
    }

    /** The time of a file's content; reads the file. */
    public static Instant of(Path path) throws IOException {
        CRC32 crc = new CRC32();
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
            while (file.read(buffer.clear()) >= 0) {
                crc.update(buffer.flip());
            }
        }
        return of(crc.getValue());
    }

    /** Whether a time is a possible one; the current time of a written file is not. */
    public static boolean isOne(Instant time) {
        long seconds = time.getEpochSecond() - FIRST.getEpochSecond();
        return time.getNano() == 0 && seconds % STEP == 0 && seconds >= 0 && seconds < COUNT * STEP;
    }

    /** The time in the form of archives, in UTC. */
    static LocalDateTime local(Instant time) {
        return LocalDateTime.ofInstant(time, ZoneOffset.UTC);
    }
}
