package io.github.dockeroptimize.content;

import io.github.dockeroptimize.plan.Entry;
import io.github.dockeroptimize.plan.Layer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.ZipException;

/**
 * Writes a layer as a tar. Mode, owner and time are then in the tar and survive any umask, client and copy of the
 * context, which a tree of plain files does not. Files go from disk to disk without their bytes passing through this
 * process: with 150 libraries that is half of what the goal costs.
 */
public final class LayerTarWriter implements AutoCloseable {

    /** A tar ends with two empty blocks. */
    private static final byte[] END = new byte[2 * TarHeader.BLOCK];

    private final SourceWriter sources;

    /**
     * @param scratch a file that may be written and is deleted again
     */
    public LayerTarWriter(Path scratch) {
        this.sources = new SourceWriter(scratch);
    }

    /** Writes a file that isn't there yet. */
    public void write(Layer layer, Path file) throws IOException {
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            for (Entry entry : layer.entries()) {
                write(ByteBuffer.wrap(TarHeader.of(entry)), out);
                long start = out.position();
                sources.write(entry.source(), out);
                long size = out.position() - start;
                if (size != entry.source().size()) {
                    throw new ZipException(entry.source().origin() + " has " + size + " bytes instead of "
                            + entry.source().size());
                }
                write(ByteBuffer.allocate(TarHeader.padding(size)), out);
            }
            write(ByteBuffer.wrap(END), out);
        }
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
