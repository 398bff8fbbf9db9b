package io.github.dockeroptimize.content;

import io.github.dockeroptimize.plan.Entry;
import io.github.dockeroptimize.plan.Layer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipException;

/**
 * Writes a layer as a tar. A tar keeps mode, owner and time regardless of umask, client and copies of the context;
 * plain files do not.
 */
public final class LayerTarWriter implements AutoCloseable {

    /** A tar ends with two empty blocks. */
    private static final byte[] END = new byte[2 * TarHeader.BLOCK];

    private final SourceWriter sources;

    /** @param scratch a temporary file */
    public LayerTarWriter(Path scratch) {
        this.sources = new SourceWriter(scratch);
    }

    /**
     * Writes a new file.
     *
     * @return its time, which changes with the time of any content
     */
    public Instant write(Layer layer, Path file) throws IOException {
        CRC32 crc = new CRC32();
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            for (Entry entry : layer.entries()) {
                TarHeader header = TarHeader.of(entry);
                long start = out.position();
                out.position(start + header.length());
                Instant time = sources.write(entry.source(), out);
                long end = out.position();
                long size = end - start - header.length();
                if (size != entry.source().size()) {
                    throw new ZipException(entry.source().origin() + " has " + size + " bytes instead of "
                            + entry.source().size());
                }
                byte[] known = header.at(time);
                crc.update(known);
                write(ByteBuffer.wrap(known), out.position(start));
                out.position(end);
                write(ByteBuffer.allocate(TarHeader.padding(size)), out);
            }
            write(ByteBuffer.wrap(END), out);
        }
        return ContentTime.of(crc.getValue());
    }

    /**
     * Whether a file that this class wrote earlier, with the time that it returned, is what {@code write} would write.
     * Like BuildKit, it compares size and time; contents aren't read where the size alone tells.
     *
     * @param size of the earlier file, in bytes
     * @param time of the earlier file
     */
    public boolean isUnchanged(Layer layer, long size, Instant time) throws IOException {
        List<TarHeader> headers = new ArrayList<>();
        long expected = END.length;
        for (Entry entry : layer.entries()) {
            TarHeader header = TarHeader.of(entry);
            long content = entry.source().size();
            expected += header.length() + content + TarHeader.padding(content);
            headers.add(header);
        }
        if (expected != size) {
            return false;
        }
        CRC32 crc = new CRC32();
        for (int i = 0; i < headers.size(); i++) {
            crc.update(headers.get(i).at(sources.time(layer.entries().get(i).source())));
        }
        return ContentTime.of(crc.getValue()).equals(time);
    }

    private static void write(ByteBuffer bytes, FileChannel out) throws IOException {
        while (bytes.hasRemaining()) {
            out.write(bytes);
        }
    }

    @Override
    public void close() throws IOException {
        sources.close();
    }
}
