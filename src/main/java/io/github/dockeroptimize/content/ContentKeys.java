package io.github.dockeroptimize.content;

import io.github.dockeroptimize.plan.JarPart;
import io.github.dockeroptimize.plan.Source;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;

/**
 * Computes keys that identify contents without reading them: zip archives store the size and the checksum of every
 * entry. A key contains neither paths of this machine nor times, so it is the same in every checkout.
 */
public final class ContentKeys implements AutoCloseable {

    private static final int BUFFER = 1 << 18;

    private final Archives archives = new Archives();
    private final Keys keys = new Keys();

    /** The key of a source; equal keys mean equal contents. */
    public String of(Source source) throws IOException {
        return source.match(keys);
    }

    /** The key of each kind of source; each kind has its own prefix. */
    private final class Keys implements Source.Cases<String, IOException> {

        @Override
        public String folder(Source.Folder folder) {
            return "folder";
        }

        @Override
        public String link(Source.Link link) {
            return "link " + link.to();
        }

        @Override
        public String diskFile(Source.DiskFile file) throws IOException {
            return file(file.file());
        }

        @Override
        public String text(Source.Text text) {
            MessageDigest digest = sha256();
            digest.update(text.bytes());
            return key("text", text.size(), digest);
        }

        @Override
        public String nested(Source.Nested nested) throws IOException {
            ZipEntry entry = archives.entry(nested.archive(), nested.name());
            return "entry " + entry.getSize() + " " + Long.toHexString(entry.getCrc());
        }

        @Override
        public String normalizedArchive(Source.NormalizedArchive whole) throws IOException {
            return normalized(whole.archive());
        }

        @Override
        public String assembledJar(Source.AssembledJar jar) throws IOException {
            return assembled(jar);
        }
    }

    /**
     * The key of a file: for an archive that of its frame, as in {@code normalized}; other files are read completely.
     */
    private static String file(Path path) throws IOException {
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
            MessageDigest digest = sha256();
            try {
                NormalizedArchive.Frame frame = NormalizedArchive.frame(file);
                update(digest, file, 0, frame.firstEntry());
                update(digest, file, frame.place().position(), file.size());
                return key("archive", file.size(), digest);
            } catch (ZipException e) {
                digest.reset();
                update(digest, file, 0, file.size());
                return key("file", file.size(), digest);
            }
        }
    }

    private static String normalized(Path path) throws IOException {
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
            MessageDigest digest = sha256();
            NormalizedArchive.Frame frame = NormalizedArchive.frame(file);
            update(digest, file, 0, frame.firstEntry());
            digest.update(frame.directory());
            update(digest, file, frame.place().position() + frame.place().size(), file.size());
            return key("normalized", file.size(), digest);
        }
    }

    private String assembled(Source.AssembledJar jar) throws IOException {
        MessageDigest digest = sha256();
        digest.update(jar.manifest().bytes());
        for (JarPart part : jar.parts()) {
            ZipEntry entry = archives.entry(jar.archive(), part.from());
            digest.update((part.name() + "\n" + entry.getSize() + " " + Long.toHexString(entry.getCrc()) + "\n")
                    .getBytes(StandardCharsets.UTF_8));
        }
        return key("assembled", jar.size(), digest);
    }

    private static void update(MessageDigest digest, FileChannel file, long start, long end) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate((int) Math.max(0, Math.min(BUFFER, end - start)));
        for (long at = start; at < end; ) {
            buffer.clear().limit((int) Math.min(buffer.capacity(), end - at));
            int read = file.read(buffer, at);
            if (read < 0) {
                throw new ZipException("it became shorter while it was read");
            }
            digest.update(buffer.flip());
            at += read;
        }
    }

    private static String key(String kind, long size, MessageDigest digest) {
        return kind + " " + size + " " + HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public void close() throws IOException {
        archives.close();
    }
}
