package io.github.dockeroptimize.content;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;

/** The extra fields of a zip entry: pairs of a header id and a size before each field (APPNOTE 4.5.1). */
final class ExtraFields {

    private static final int ZIP64 = 0x0001;
    private static final int NTFS = 0x000a;
    private static final int UNIX = 0x5855;
    /** Info-ZIP's extended time stamps. */
    private static final int EXTENDED_TIMES = 0x5455;

    private static final int HEADER = 4;
    private static final long IN_ZIP64 = 0xFFFFFFFFL;

    private static final Instant NTFS_EPOCH = Instant.parse("1601-01-01T00:00:00Z");
    /** NTFS ticks per second. */
    private static final long NTFS_TICKS = 10_000_000;

    private ExtraFields() {}

    /** Sets every time in these fields. */
    static void setTimes(ByteBuffer extra, Instant time) {
        int at = 0;
        while (at + HEADER <= extra.limit()) {
            int id = Short.toUnsignedInt(extra.getShort(at));
            int size = Math.min(Short.toUnsignedInt(extra.getShort(at + 2)), extra.limit() - at - HEADER);
            int field = at + HEADER;
            int end = field + size;
            switch (id) {
                case EXTENDED_TIMES -> seconds(extra, field + 1, end, time); // after the flags
                case UNIX -> seconds(extra, field, Math.min(end, field + 2 * Integer.BYTES), time); // before the owner
                case NTFS -> {
                    long ticks = Duration.between(NTFS_EPOCH, time).toSeconds() * NTFS_TICKS;
                    for (int t = field + 8;
                            t + Long.BYTES <= end;
                            t += Long.BYTES) { // after reserved bytes, tag and size
                        extra.putLong(t, ticks);
                    }
                }
                default -> {}
            }
            at = end;
        }
    }

    private static void seconds(ByteBuffer extra, int start, int end, Instant time) {
        for (int at = start; at + Integer.BYTES <= end; at += Integer.BYTES) {
            extra.putInt(at, (int) time.getEpochSecond());
        }
    }

    /**
     * The offset of an entry's local header, from its central header or, if it is too large for that, from its extra
     * field.
     */
    static long localOffset(ByteBuffer central, int at, ByteBuffer extra) {
        long offset = Integer.toUnsignedLong(central.getInt(at + 42));
        if (offset != IN_ZIP64) {
            return offset;
        }
        int field = 0;
        while (field + HEADER <= extra.limit()) {
            int size = Short.toUnsignedInt(extra.getShort(field + 2));
            if (Short.toUnsignedInt(extra.getShort(field)) == ZIP64) {
                int before = (Integer.toUnsignedLong(central.getInt(at + 24)) == IN_ZIP64 ? Long.BYTES : 0)
                        + (Integer.toUnsignedLong(central.getInt(at + 20)) == IN_ZIP64 ? Long.BYTES : 0);
                int place = field + HEADER + before;
                return place + Long.BYTES <= extra.limit() ? extra.getLong(place) : offset;
            }
            field += HEADER + size;
        }
        return offset;
    }
}
