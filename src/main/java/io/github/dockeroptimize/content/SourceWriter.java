package io.github.dockeroptimize.content;

import io.github.dockeroptimize.plan.Source;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.ZipFile;

/**
 * Writes the content of sources. Files go from disk to disk without their bytes passing through this process: with 150
 * libraries that is half of what it would cost.
 */
public final class SourceWriter implements AutoCloseable {

    private static final int BUFFER = 1 << 18;

    private final Path scratch;
    private final byte[] buffer = new byte[BUFFER];
    private final Archives archives = new Archives();

    /**
     * @param scratch a file that may be written and is deleted again
     */
    public SourceWriter(Path scratch) {
        this.scratch = scratch;
    }

    /** Writes at the channel's position; a folder has no content. */
    public void write(Source source, FileChannel out) throws IOException {
        if (source instanceof Source.DiskFile file) {
            copy(file.file(), out);
        } else if (source instanceof Source.Text text) {
            write(ByteBuffer.wrap(text.bytes()), out);
        } else if (source instanceof Source.Nested nested) {
            ZipFile archive = archives.get(nested.archive());
            try (InputStream in = archive.getInputStream(archives.entry(nested.archive(), nested.name()))) {
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    write(ByteBuffer.wrap(buffer, 0, read), out);
                }
            }
        } else if (source instanceof Source.NormalizedArchive whole) {
            NormalizedArchive.write(whole.archive(), scratch);
            copy(scratch, out);
        } else if (source instanceof Source.AssembledJar jar) {
            AssembledJarWriter.write(jar, archives.get(jar.archive()), scratch);
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

    @Override
    public void close() throws IOException {
        archives.close();
        Files.deleteIfExists(scratch);
    }
}
