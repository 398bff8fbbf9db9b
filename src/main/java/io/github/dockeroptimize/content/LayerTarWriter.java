package io.github.dockeroptimize.content;

import io.github.dockeroptimize.plan.Entry;
import io.github.dockeroptimize.plan.Layer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
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
        CRC32 headers = new CRC32();
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            for (Entry entry : layer.entries()) {
                long header = out.position();
                write(ByteBuffer.wrap(TarHeader.of(entry, ContentTime.FIRST)), out);
                long start = out.position();
                Instant time = sources.write(entry.source(), out);
                long size = out.position() - start;
                if (size != entry.source().size()) {
                    throw new ZipException(entry.source().origin() + " has " + size + " bytes instead of "
                            + entry.source().size());
                }
                write(ByteBuffer.allocate(TarHeader.padding(size)), out);
                long end = out.position();
                byte[] known = TarHeader.of(entry, time);
                headers.update(known);
                write(ByteBuffer.wrap(known), out.position(header));
                out.position(end);
            }
            write(ByteBuffer.wrap(END), out);
        }
        return ContentTime.of(headers.getValue());
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
