package io.github.dockeroptimize.dockerfile;

import io.github.dockeroptimize.plan.Entry;
import io.github.dockeroptimize.plan.Layer;
import io.github.dockeroptimize.plan.Source;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Writes a layer as a tar. Mode, owner and time are then in the tar and survive any umask, client and copy of the
 * context, which a tree of plain files does not. Files go from disk to disk without their bytes passing through this
 * process: with 150 libraries that is half of what the goal costs.
 */
final class LayerTarWriter implements AutoCloseable {

    private static final int BUFFER = 1 << 18;
    /** A tar ends with two empty blocks. */
    private static final byte[] END = new byte[2 * TarHeader.BLOCK];

    private final Path scratch;
    private final byte[] buffer = new byte[BUFFER];
    private final Map<Path, ZipFile> archives = new HashMap<>();

    /**
     * @param scratch a file that may be written and is deleted again
     */
    LayerTarWriter(Path scratch) {
        this.scratch = scratch;
    }

    void write(Layer layer, Path file) throws IOException {
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            for (Entry entry : layer.entries()) {
                write(ByteBuffer.wrap(TarHeader.of(entry)), out);
                long start = out.position();
                copy(entry.source(), out);
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

    private void copy(Source source, FileChannel out) throws IOException {
        if (source instanceof Source.DiskFile file) {
            copy(file.file(), out);
        } else if (source instanceof Source.Nested nested) {
            ZipFile archive = archive(nested.archive());
            try (InputStream in = archive.getInputStream(archive.getEntry(nested.name()))) {
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    write(ByteBuffer.wrap(buffer, 0, read), out);
                }
            }
        } else if (source instanceof Source.NormalizedArchive whole) {
            NormalizedArchive.write(whole.archive(), scratch);
            copy(scratch, out);
        } else if (source instanceof Source.AssembledJar jar) {
            AssembledJarWriter.write(jar, archive(jar.archive()), scratch);
            copy(scratch, out);
        }
    }

    private static void copy(Path file, FileChannel out) throws IOException {
        try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ)) {
            long size = in.size();
            for (long position = 0; position < size; ) {
                position += in.transferTo(position, size - position, out);
            }
        }
    }

    private static void write(ByteBuffer bytes, FileChannel out) throws IOException {
        while (bytes.hasRemaining()) {
            out.write(bytes);
        }
    }

    private ZipFile archive(Path file) throws IOException {
        ZipFile archive = archives.get(file);
        if (archive == null) {
            archive = new ZipFile(file.toFile());
            archives.put(file, archive);
        }
        return archive;
    }

    @Override
    public void close() throws IOException {
        for (ZipFile archive : archives.values()) {
            archive.close();
        }
        Files.deleteIfExists(scratch);
    }
}
