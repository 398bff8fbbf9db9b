package io.github.dockeroptimize.content;

import io.github.dockeroptimize.plan.Entry;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The headers before a file in a tar: one in ustar format, preceded by one in pax format if a name or a size does not
 * fit (POSIX.1-2017, pax, "ustar Interchange Format" and "pax Extended Header").
 */
public final class TarHeader {

    /** The size of a tar's blocks, in bytes. */
    public static final int BLOCK = 512;

    private static final int NAME_SIZE = 100;
    private static final long LARGEST_SIZE = 0_77777777777L;
    private static final int LARGEST_ID = 0_7777777;
    private static final int CHECKSUM = 148;
    private static final int LINK_NAME = 157;

    private static final int TIME = 136;

    /** What precedes the last block: nothing, or a header in pax format. */
    private final byte[] before;

    private final byte[] block = new byte[BLOCK];

    private TarHeader(byte[] before) {
        this.before = before;
    }

    /** The headers of an entry. */
    public static byte[] of(Entry entry, Instant time) {
        return of(entry).at(time);
    }

    /** The headers of an entry whose time isn't known yet. */
    static TarHeader of(Entry entry) {
        String name = entry.path().relative() + (entry.isFolder() ? "/" : "");
        String target = entry.source().target().orElse("");
        long size = entry.source().size();
        Map<String, String> pax = new LinkedHashMap<>();
        if (!fits(name)) {
            pax.put("path", name);
        }
        if (!fits(target)) {
            pax.put("linkpath", target);
        }
        if (size > LARGEST_SIZE) {
            pax.put("size", Long.toString(size));
        }
        if (entry.owner().userId() > LARGEST_ID) {
            pax.put("uid", Integer.toString(entry.owner().userId()));
        }
        if (entry.owner().groupId() > LARGEST_ID) {
            pax.put("gid", Integer.toString(entry.owner().groupId()));
        }
        return new TarHeader(pax.isEmpty() ? new byte[0] : pax(records(pax)))
                .name(0, name)
                .numbers(entry.mode(), entry.owner().userId(), entry.owner().groupId(), size)
                .name(LINK_NAME, target)
                .type(entry.isFolder() ? '5' : target.isEmpty() ? '0' : '2');
    }

    private static byte[] pax(byte[] records) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new TarHeader(new byte[0])
                .name(0, "pax")
                .numbers(0644, 0, 0, records.length)
                .type('x')
                .at(ContentTime.FIRST));
        out.writeBytes(records);
        out.writeBytes(new byte[padding(records.length)]);
        return out.toByteArray();
    }

    /** Their size in bytes. */
    int length() {
        return before.length + BLOCK;
    }

    /** Their bytes with this time. */
    byte[] at(Instant time) {
        octal(TIME, 12, time.getEpochSecond());
        Arrays.fill(block, CHECKSUM, CHECKSUM + 8, (byte) ' ');
        int sum = 0;
        for (byte b : block) {
            sum += Byte.toUnsignedInt(b);
        }
        octal(CHECKSUM, 7, sum);
        block[CHECKSUM + 6] = 0;
        byte[] all = Arrays.copyOf(before, length());
        System.arraycopy(block, 0, all, before.length, BLOCK);
        return all;
    }

    /** The number of bytes that fill the last block. */
    public static int padding(long size) {
        return (int) ((BLOCK - size % BLOCK) % BLOCK);
    }

    private static boolean fits(String name) {
        for (int at = 0; at < name.length(); at++) {
            if (name.charAt(at) == 0 || name.charAt(at) >= 128) {
                return false;
            }
        }
        return name.length() <= NAME_SIZE;
    }

    /** Pax records. Each starts with its own length, which includes the digits of the length. */
    private static byte[] records(Map<String, String> pax) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Map.Entry<String, String> record : pax.entrySet()) {
            byte[] rest = (" " + record.getKey() + "=" + record.getValue() + "\n").getBytes(StandardCharsets.UTF_8);
            int length = rest.length + 1;
            while (Integer.toString(length).length() + rest.length > length) {
                length++;
            }
            out.writeBytes(Integer.toString(length).getBytes(StandardCharsets.US_ASCII));
            out.writeBytes(rest);
        }
        return out.toByteArray();
    }

    private TarHeader name(int at, String name) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(bytes, 0, block, at, Math.min(bytes.length, NAME_SIZE));
        return this;
    }

    private TarHeader numbers(int mode, int userId, int groupId, long size) {
        octal(100, 8, mode);
        octal(108, 8, Math.min(userId, LARGEST_ID));
        octal(116, 8, Math.min(groupId, LARGEST_ID));
        octal(124, 12, Math.min(size, LARGEST_SIZE));
        return this;
    }

    /** Writes an octal number with leading zeros and a zero byte at the end. */
    private void octal(int at, int width, long number) {
        long rest = number;
        for (int i = at + width - 2; i >= at; i--) {
            block[i] = (byte) ('0' + (rest & 7));
            rest >>>= 3;
        }
    }

    private TarHeader type(char type) {
        block[156] = (byte) type;
        byte[] magic = "ustar\00000".getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(magic, 0, block, 257, magic.length);
        return this;
    }
}
