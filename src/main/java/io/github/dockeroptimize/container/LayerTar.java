package io.github.dockeroptimize.container;

import io.github.dockeroptimize.plan.Entry;
import io.github.dockeroptimize.plan.ImagePath;
import io.github.dockeroptimize.plan.ImagePlan;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/**
 * Writes a staged layer as jib-core does (ReproducibleLayerBuilder, CacheStorageWriter), byte for byte, so that an image has
 * the same digest whichever of the two wrote it; a test compares them.
 */
final class LayerTar {

    private static final int BUFFER = 1 << 16;

    private LayerTar() {}

    /**
     * A layer as registries keep it.
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
            for (Map.Entry<String, TarArchiveEntry> entry : entries(layer).entrySet()) {
                tar.putArchiveEntry(entry.getValue());
                if (entry.getValue().isFile()) {
                    Files.copy(entry.getValue().getPath(), tar);
                }
                tar.closeArchiveEntry();
            }
            tar.finish();
            tarSize = tar.getBytesWritten();
        }
        return new Blob(
                file,
                Digests.PREFIX + HexFormat.of().formatHex(compressed.digest()),
                Files.size(file),
                Digests.PREFIX + HexFormat.of().formatHex(plain.digest()),
                tarSize);
    }

    static TarArchiveOutputStream stream(OutputStream out) {
        TarArchiveOutputStream tar = new TarArchiveOutputStream(out, StandardCharsets.UTF_8.name());
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
        tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
        return tar;
    }

    /** By name, with the folders around each file. */
    private static Map<String, TarArchiveEntry> entries(StagedLayer layer) throws IOException {
        Map<String, TarArchiveEntry> entries = new TreeMap<>();
        List<Entry> planned = layer.layer().entries();
        for (int i = 0; i < planned.size(); i++) {
            Entry entry = planned.get(i);
            TarArchiveEntry made =
                    new TarArchiveEntry(layer.file(i), entry.path().value());
            made.setMode((made.getMode() & ~0777) | entry.mode());
            made.setIds(entry.owner().userId(), entry.owner().groupId());
            add(entries, made);
            List<ImagePath> parents = entry.path().withParents();
            for (ImagePath parent : parents.subList(0, parents.size() - 1)) {
                TarArchiveEntry folder =
                        new TarArchiveEntry(layer.folder().resolve(StagedLayer.FOLDER), parent.value());
                folder.setIds(0, 0);
                add(entries, folder);
            }
        }
        return entries;
    }

    private static void add(Map<String, TarArchiveEntry> entries, TarArchiveEntry entry) {
        if (entries.containsKey(entry.getName())) {
            return;
        }
        fixTimes(entry);
        entries.put(entry.getName(), entry);
    }

    /** Takes out what differs from machine to machine. */
    static void fixTimes(TarArchiveEntry entry) {
        entry.setNames("", "");
        entry.setModTime(ImagePlan.TIME.toEpochMilli());
        String seconds = String.valueOf(ImagePlan.TIME.getEpochSecond());
        for (String header : List.of("mtime", "atime", "ctime", "LIBARCHIVE.creationtime")) {
            entry.addPaxHeader(header, seconds);
        }
    }
}
