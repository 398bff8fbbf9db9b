package io.github.dockeroptimize.content;

import java.nio.ByteBuffer;

/** The extra fields of a zip entry: pairs of a header id and a size before each field (APPNOTE 4.5.1). */
final class ExtraFields {

    private static final int ZIP64 = 0x0001;
    private static final int NTFS = 0x000a;
    private static final int UNIX = 0x5855;
    /** Info-ZIP's extended time stamps. */
    private static final int EXTENDED_TIMES = 0x5455;

    private static final int HEADER = 4;
    private static final long IN_ZIP64 = 0xFFFFFFFFL;

    private ExtraFields() {}

    /** Sets every time in them to zero. */
    static void fixTimes(ByteBuffer extra) {
        int at = 0;
        while (at + HEADER <= extra.limit()) {
            int id = Short.toUnsignedInt(extra.getShort(at));
            int size = Math.min(Short.toUnsignedInt(extra.getShort(at + 2)), extra.limit() - at - HEADER);
            int times = switch (id) {
                case EXTENDED_TIMES -> at + HEADER + 1; // after the flags
                case NTFS -> at + HEADER + 8; // after reserved bytes, tag and size
                case UNIX -> at + HEADER;
                default -> extra.limit();
            };
            for (int b = times; b < at + HEADER + size; b++) {
                extra.put(b, (byte) 0);
            }
            at += HEADER + size;
        }
    }

    /** The offset of an entry's local header, from its central header or, where it is too large, from its extra field. */
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
