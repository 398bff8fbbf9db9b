package io.github.dockeroptimize.image;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.image.TarEntry.Kind;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarConstants;

/**
 * Reads tars sequentially like Go's {@code archive/tar}, which engines use for layers: ustar, GNU and PAX. Its memory
 * is limited regardless of the headers; library readers keep names of any length.
 */
final class TarReader {

    /** The largest size of an extension header, as in Go. */
    private static final int MOST_DESCRIPTION = 1 << 20;

    /** The longest path on Linux (PATH_MAX). */
    private static final int LONGEST_NAME = 4096;

    private static final int EXTENDED = 482;
    private static final int EXTENDED_AGAIN = 504;

    private final InputStream in;
    private final byte[] block = new byte[TarHeader.BLOCK];
    private long position;
    private long left;
    private long padding;

    TarReader(InputStream in) {
        this.in = in;
    }

    /** Skips the rest of the current entry and returns the next one; empty at the end. */
    Optional<TarEntry> next() throws IOException {
        PaxRecords described = new PaxRecords();
        while (readHeader()) {
            TarHeader header = TarHeader.parse(block);
            switch (header.type()) {
                case TarConstants.LF_PAX_EXTENDED_HEADER_LC, TarConstants.LF_PAX_EXTENDED_HEADER_UC ->
                    described.read(description(header));
                case TarConstants.LF_PAX_GLOBAL_EXTENDED_HEADER -> description(header);
                case TarConstants.LF_GNUTYPE_LONGNAME -> described.name(description(header));
                case TarConstants.LF_GNUTYPE_LONGLINK -> described.link(description(header));
                default -> {
                    return Optional.of(entry(header, described));
                }
            }
        }
        return Optional.empty();
    }

    /** Reads content of the current entry; -1 at its end. */
    int read(byte[] buffer) throws IOException {
        if (left == 0) {
            return -1;
        }
        int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
        if (read < 0) {
            throw truncated();
        }
        left -= read;
        position += read;
        return read;
    }

    private TarEntry entry(TarHeader header, PaxRecords described) throws IOException {
        String name = described.name().orElse(header.name());
        if (name.indexOf('\0') >= 0) {
            throw new DamagedImageException("has a file named " + quote(name) + ", which is not a valid file name");
        }
        String link = described.link().orElse(header.link());
        requireShort(name);
        requireShort(link);
        Kind kind = header.kind(name);
        if (header.type() == TarConstants.LF_GNUTYPE_SPARSE) {
            for (boolean more = block[EXTENDED] != 0; more; more = block[EXTENDED_AGAIN] != 0) {
                if (!readBlock()) {
                    throw truncated();
                }
            }
        }
        long size = kind == Kind.FILE ? described.size().orElse(header.size()) : 0;
        expect(size);
        return new TarEntry(
                name,
                kind,
                header.mode(),
                described.userId().orElse(header.userId()),
                described.groupId().orElse(header.groupId()),
                size,
                link,
                position);
    }

    private static void requireShort(String name) throws DamagedImageException {
        if (name.length() > LONGEST_NAME) {
            throw new DamagedImageException(
                    "has a file whose name has " + name.length() + " characters, which is too long");
        }
    }

    private byte[] description(TarHeader header) throws IOException {
        if (header.size() > MOST_DESCRIPTION) {
            throw new DamagedImageException("has a header of " + header.size() + " bytes for one file");
        }
        expect(header.size());
        byte[] bytes = in.readNBytes((int) header.size());
        if (bytes.length < header.size()) {
            throw truncated();
        }
        position += bytes.length;
        left = 0;
        return bytes;
    }

    private void expect(long size) {
        left = size;
        padding = -size & (TarHeader.BLOCK - 1);
    }

    /** Skips the rest of the content and reads the next header; false if there is none. */
    private boolean readHeader() throws IOException {
        try {
            in.skipNBytes(left);
            in.skipNBytes(padding);
        } catch (EOFException e) {
            throw truncated();
        }
        position += left + padding;
        left = 0;
        padding = 0;
        return readBlock() && !TarHeader.isEnd(block);
    }

    private boolean readBlock() throws IOException {
        int read = in.readNBytes(block, 0, block.length);
        position += read;
        if (read > 0 && read < block.length) {
            throw truncated();
        }
        return read > 0;
    }

    private static DamagedImageException truncated() {
        return new DamagedImageException("ends in the middle of a file");
    }
}
