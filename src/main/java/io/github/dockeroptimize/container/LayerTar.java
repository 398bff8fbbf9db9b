package io.github.dockeroptimize.container;

import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import io.github.dockeroptimize.container.cache.StagedLayer;
import io.github.dockeroptimize.image.Digests;
import io.github.dockeroptimize.plan.Entry;
import io.github.dockeroptimize.plan.ImagePath;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/**
 * Writes a staged layer as jib-core does (ReproducibleLayerBuilder, CacheStorageWriter), byte for byte, so that an image has
 * the same digest whichever of the two wrote it. A test compares them.
 */
final class LayerTar {

    private static final int BUFFER = 1 << 16;

    private LayerTar() {}

    /**
     * A layer as registries store it.
     *
     * @param diffId digest of the tar
     * @param tarSize size of the tar in bytes
     */
    record Blob(Path file, String digest, long size, String diffId, long tarSize) {}

    static Blob write(StagedLayer layer, Path file) throws IOException {
        MessageDigest compressed = Digests.sha256();
        MessageDigest plain = Digests.sha256();
        long tarSize;
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), BUFFER);
                GZIPOutputStream gzip = new GZIPOutputStream(new DigestOutputStream(out, compressed));
                TarArchiveOutputStream tar = stream(new DigestOutputStream(gzip, plain))) {
            write(layer, tar);
            tarSize = tar.getBytesWritten();
        }
        return new Blob(
                file,
                Digests.PREFIX + HexFormat.of().formatHex(compressed.digest()),
                Files.size(file),
                Digests.PREFIX + HexFormat.of().formatHex(plain.digest()),
                tarSize);
    }

    /** Writes the tar without compression, and leaves the stream open. */
    static void writePlain(StagedLayer layer, OutputStream out) throws IOException {
        write(layer, stream(out));
    }

    private static void write(StagedLayer layer, TarArchiveOutputStream tar) throws IOException {
        for (TarArchiveEntry entry : entries(layer).values()) {
            tar.putArchiveEntry(entry);
            if (entry.isFile() && entry.getPath() != null) {
                Files.copy(entry.getPath(), tar);
            }
            tar.closeArchiveEntry();
        }
        tar.finish();
        tar.flush();
    }

    static TarArchiveOutputStream stream(OutputStream out) {
        TarArchiveOutputStream tar = new TarArchiveOutputStream(out, StandardCharsets.UTF_8.name());
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
        tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
        return tar;
    }

    /** The entries by name, with the parent directories of each file. */
    private static Map<String, TarArchiveEntry> entries(StagedLayer layer) throws IOException {
        Map<String, TarArchiveEntry> entries = new TreeMap<>();
        List<Entry> planned = layer.layer().entries();
        for (int i = 0; i < planned.size(); i++) {
            Entry entry = planned.get(i);
            TarArchiveEntry made = made(entry, layer.file(i));
            made.setMode((made.getMode() & ~0777) | entry.mode());
            made.setIds(entry.owner().userId(), entry.owner().groupId());
            add(entries, made, layer.time(i));
            List<ImagePath> parents = entry.path().withParents();
            for (ImagePath parent : parents.subList(0, parents.size() - 1)) {
                TarArchiveEntry folder =
                        new TarArchiveEntry(layer.folder().resolve(StagedLayer.FOLDER), parent.value());
                folder.setIds(0, 0);
                add(entries, folder, FileEntriesLayer.DEFAULT_MODIFICATION_TIME);
            }
        }
        return entries;
    }

    private static TarArchiveEntry made(Entry entry, Path file) throws IOException {
        return entry.source().target().isPresent()
                ? link(entry)
                : new TarArchiveEntry(file, entry.path().value());
    }

    static TarArchiveEntry link(Entry entry) {
        TarArchiveEntry link = new TarArchiveEntry(entry.path().value(), TarConstants.LF_SYMLINK);
        link.setLinkName(entry.source().target().orElseThrow());
        return link;
    }

    private static void add(Map<String, TarArchiveEntry> entries, TarArchiveEntry entry, Instant time) {
        if (entries.containsKey(entry.getName())) {
            return;
        }
        fixTimes(entry, time);
        entries.put(entry.getName(), entry);
    }

    /** Removes what differs between machines. */
    static void fixTimes(TarArchiveEntry entry, Instant time) {
        entry.setNames("", "");
        entry.setModTime(time.toEpochMilli());
        String seconds = String.valueOf(time.getEpochSecond());
        for (String header : List.of("mtime", "atime", "ctime", "LIBARCHIVE.creationtime")) {
            entry.addPaxHeader(header, seconds);
        }
    }
}
