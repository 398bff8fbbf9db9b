package io.github.dockeroptimize.image;

import io.github.dockeroptimize.image.TarEntry.Kind;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.tar.TarUtils;

/** The header of a tar entry. */
record TarHeader(String name, byte type, int mode, long userId, long groupId, long size, String link) {

    static final int BLOCK = 512;

    private static final int NAME = 100;
    private static final int MODE = 100;
    private static final int USER = 108;
    private static final int GROUP = 116;
    private static final int SHORT_LENGTH = 8;
    private static final int PERMISSIONS = 07777;
    private static final int SIZE = 124;
    private static final int SIZE_LENGTH = 12;
    private static final int TYPE = 156;
    private static final int LINK = 157;
    private static final int MAGIC = 257;
    private static final int PREFIX = 345;
    private static final int PREFIX_LENGTH = 155;
    private static final byte[] USTAR = {'u', 's', 't', 'a', 'r', 0};
    private static final byte[] NOTHING = new byte[BLOCK];

    static boolean isEnd(byte[] block) {
        return Arrays.equals(block, NOTHING);
    }

    static TarHeader parse(byte[] block) throws DamagedImageException {
        if (!TarUtils.verifyCheckSum(block)) {
            throw new DamagedImageException("has a broken header where a file should begin");
        }
        boolean ustar = Arrays.equals(block, MAGIC, MAGIC + USTAR.length, USTAR, 0, USTAR.length);
        String prefix = ustar ? text(block, PREFIX, PREFIX_LENGTH) : "";
        String name = text(block, 0, NAME);
        return new TarHeader(
                prefix.isEmpty() ? name : prefix + "/" + name,
                block[TYPE],
                (int) number(block, MODE, SHORT_LENGTH, "mode") & PERMISSIONS,
                number(block, USER, SHORT_LENGTH, "user id"),
                number(block, GROUP, SHORT_LENGTH, "group id"),
                size(block),
                text(block, LINK, NAME));
    }

    /** The kind, as in Go: in old tars, a name that ends with a slash is a directory. */
    Kind kind(String fullName) {
        return switch (type) {
            case TarConstants.LF_DIR -> Kind.FOLDER;
            case TarConstants.LF_LINK -> Kind.HARD_LINK;
            case TarConstants.LF_SYMLINK -> Kind.SYMLINK;
            case TarConstants.LF_CHR, TarConstants.LF_BLK, TarConstants.LF_FIFO -> Kind.OTHER;
            case TarConstants.LF_OLDNORM -> fullName.endsWith("/") ? Kind.FOLDER : Kind.FILE;
            default -> Kind.FILE;
        };
    }

    private static long size(byte[] block) throws DamagedImageException {
        long size = number(block, SIZE, SIZE_LENGTH, "size");
        if (size < 0) {
            throw new DamagedImageException("has a file of " + size + " bytes");
        }
        return size;
    }

    private static long number(byte[] block, int offset, int length, String what) throws DamagedImageException {
        try {
            return TarUtils.parseOctalOrBinary(block, offset, length);
        } catch (IllegalArgumentException e) {
            throw new DamagedImageException("has a file whose " + what + " is not a number", e);
        }
    }

    private static String text(byte[] block, int offset, int length) {
        int end = offset;
        while (end < offset + length && block[end] != 0) {
            end++;
        }
        return text(Arrays.copyOfRange(block, offset, end));
    }

    /** Decodes UTF-8; invalid text becomes one character per byte, so that different names stay different. */
    static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
    }
}
