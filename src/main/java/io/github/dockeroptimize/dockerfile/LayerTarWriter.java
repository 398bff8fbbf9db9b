package io.github.dockeroptimize.dockerfile;

import io.github.dockeroptimize.plan.Entry;
import io.github.dockeroptimize.plan.ImagePlan;
import io.github.dockeroptimize.plan.Layer;
import io.github.dockeroptimize.plan.Source;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipFile;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/**
 * Writes a layer as a tar. Mode, owner and time are then in the tar and survive any umask, client and copy of the
 * context, which a tree of plain files does not.
 */
final class LayerTarWriter implements AutoCloseable {

    private static final int BUFFER = 1 << 16;

    private final Path scratch;
    private final Map<Path, ZipFile> archives = new HashMap<>();

    /**
     * @param scratch a file that may be written and is deleted again
     */
    LayerTarWriter(Path scratch) {
        this.scratch = scratch;
    }

    void write(Layer layer, Path file) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), BUFFER);
                TarArchiveOutputStream tar = new TarArchiveOutputStream(out, StandardCharsets.UTF_8.name())) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
            tar.setAddPaxHeadersForNonAsciiNames(true);
            for (Entry entry : layer.entries()) {
                tar.putArchiveEntry(header(entry));
                copy(entry.source(), tar);
                tar.closeArchiveEntry();
            }
        }
    }

    private static TarArchiveEntry header(Entry entry) {
        TarArchiveEntry header = new TarArchiveEntry(entry.path().relative() + (entry.isFolder() ? "/" : ""));
        header.setSize(entry.source().size());
        header.setMode(entry.mode());
        header.setIds(entry.owner().userId(), entry.owner().groupId());
        header.setNames("", "");
        header.setLastModifiedTime(FileTime.from(ImagePlan.TIME));
        return header;
    }

    private void copy(Source source, OutputStream out) throws IOException {
        if (source instanceof Source.DiskFile file) {
            Files.copy(file.file(), out);
        } else if (source instanceof Source.Nested nested) {
            ZipFile archive = archive(nested.archive());
            try (InputStream in = archive.getInputStream(archive.getEntry(nested.name()))) {
                in.transferTo(out);
            }
        } else if (source instanceof Source.NormalizedArchive whole) {
            NormalizedArchive.write(whole.archive(), scratch);
            Files.copy(scratch, out);
        } else if (source instanceof Source.AssembledJar jar) {
            AssembledJarWriter.write(jar, archive(jar.archive()), scratch);
            Files.copy(scratch, out);
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
