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
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** Writes the content of sources and computes the time derived from it. */
public final class SourceWriter implements AutoCloseable {

    private static final int BUFFER = 1 << 18;

    private final Path scratch;
    private final byte[] buffer = new byte[BUFFER];
    private final ByteBuffer direct = ByteBuffer.allocateDirect(BUFFER);
    private final CRC32 crc = new CRC32();
    private final Archives archives = new Archives();

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
        return ContentTime.of(source.match(new Contents(out)));
    }

    /**
     * The time that {@code write} would return, without writing anything. The content of a file is read; that of an
     * archive's entry isn't, since the archive's directory has its checksum.
     */
    Instant time(Source source) throws IOException {
        return ContentTime.of(source.match(new Contents(null)));
    }

    /** Computes the checksum of each kind of source, and writes its content where there is a file to write to. */
    private final class Contents implements Source.Cases<Long, IOException> {

        private final @Nullable FileChannel out;

        Contents(@Nullable FileChannel out) {
            this.out = out;
            crc.reset();
        }

        @Override
        public Long folder(Source.Folder folder) {
            return crc.getValue();
        }

        @Override
        public Long link(Source.Link link) {
            return crc.getValue();
        }

        @Override
        public Long diskFile(Source.DiskFile file) throws IOException {
            return copy(file.file());
        }

        @Override
        public Long text(Source.Text text) throws IOException {
            write(ByteBuffer.wrap(text.bytes()));
            return crc.getValue();
        }

        @Override
        public Long nested(Source.Nested nested) throws IOException {
            ZipEntry entry = archives.entry(nested.archive(), nested.name());
            if (out == null) {
                return entry.getCrc();
            }
            StoredEntries stored = archives.stored(nested.archive());
            long position = entry.getMethod() == ZipEntry.STORED ? stored.content(nested.name()) : -1;
            if (position >= 0) {
                transfer(stored.file(), position, entry.getSize(), out);
                return entry.getCrc();
            }
            ZipFile archive = archives.get(nested.archive());
            try (InputStream in = archive.getInputStream(entry)) {
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    write(ByteBuffer.wrap(buffer, 0, read));
                }
            }
            return crc.getValue();
        }

        @Override
        public Long normalizedArchive(Source.NormalizedArchive whole) throws IOException {
            NormalizedArchive.write(whole.archive(), scratch);
            return copy(scratch);
        }

        @Override
        public Long assembledJar(Source.AssembledJar jar) throws IOException {
            AssembledJarWriter.write(jar, archives.get(jar.archive()), scratch);
            return copy(scratch);
        }

        private Long copy(Path file) throws IOException {
            try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ)) {
                while (in.read(direct.clear()) >= 0) {
                    write(direct.flip());
                }
            }
            return crc.getValue();
        }

        private void write(ByteBuffer bytes) throws IOException {
            crc.update(bytes.duplicate());
            while (out != null && bytes.hasRemaining()) {
                out.write(bytes);
            }
        }
    }

    /** Lets the file system copy; what is missing at the end isn't written. */
    private static void transfer(FileChannel from, long position, long size, FileChannel to) throws IOException {
        long end = position + size;
        for (long at = position; at < end; ) {
            long copied = from.transferTo(at, end - at, to);
            if (copied <= 0) {
                return;
            }
            at += copied;
        }
    }

    @Override
    public void close() throws IOException {
        archives.close();
        Files.deleteIfExists(scratch);
    }
}
