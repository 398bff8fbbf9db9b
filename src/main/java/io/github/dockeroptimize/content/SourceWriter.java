package io.github.dockeroptimize.content;

import io.github.dockeroptimize.plan.Source;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.zip.CRC32;
import java.util.zip.ZipFile;

/** Writes the content of sources and computes the time derived from it. */
public final class SourceWriter implements AutoCloseable {

    private static final int BUFFER = 1 << 18;

    private final Path scratch;
    private final byte[] buffer = new byte[BUFFER];
    private final ByteBuffer direct = ByteBuffer.allocateDirect(BUFFER);
    private final CRC32 crc = new CRC32();
    private final Archives archives = new Archives();
    private final Contents contents = new Contents();

    /** @param scratch a temporary file */
    public SourceWriter(Path scratch) {
        this.scratch = scratch;
    }

    /**
     * Writes a source at the channel's position; a directory or link has no content.
     *
     * @return the time of the content
     */
    public Instant write(Source source, FileChannel out) throws IOException {
        crc.reset();
        source.match(contents).write(out);
        return ContentTime.of(crc.getValue());
    }

    /** The content of one source. */
    @FunctionalInterface
    private interface Content {
        void write(FileChannel out) throws IOException;
    }

    /** Opens the content of each kind of source, with the writer's buffers, archives and temporary file. */
    private final class Contents implements Source.Cases<Content, RuntimeException> {

        @Override
        public Content folder(Source.Folder folder) {
            return out -> {};
        }

        @Override
        public Content link(Source.Link link) {
            return out -> {};
        }

        @Override
        public Content diskFile(Source.DiskFile file) {
            return out -> copy(file.file(), out);
        }

        @Override
        public Content text(Source.Text text) {
            return out -> SourceWriter.this.write(ByteBuffer.wrap(text.bytes()), out);
        }

        @Override
        public Content nested(Source.Nested entry) {
            return out -> {
                ZipFile archive = archives.get(entry.archive());
                try (InputStream in = archive.getInputStream(archives.entry(entry.archive(), entry.name()))) {
                    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                        SourceWriter.this.write(ByteBuffer.wrap(buffer, 0, read), out);
                    }
                }
            };
        }

        @Override
        public Content normalizedArchive(Source.NormalizedArchive whole) {
            return out -> {
                NormalizedArchive.write(whole.archive(), scratch);
                copy(scratch, out);
            };
        }

        @Override
        public Content assembledJar(Source.AssembledJar jar) {
            return out -> {
                AssembledJarWriter.write(jar, archives.get(jar.archive()), scratch);
                copy(scratch, out);
            };
        }
    }

    private void copy(Path file, FileChannel out) throws IOException {
        try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ)) {
            while (in.read(direct.clear()) >= 0) {
                write(direct.flip(), out);
            }
        }
    }

    private void write(ByteBuffer bytes, FileChannel out) throws IOException {
        crc.update(bytes.duplicate());
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
