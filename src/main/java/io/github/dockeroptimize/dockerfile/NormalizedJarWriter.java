package io.github.dockeroptimize.dockerfile;

import io.github.dockeroptimize.plan.JarPart;
import io.github.dockeroptimize.plan.ManifestBytes;
import io.github.dockeroptimize.plan.Source;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** Writes a jar anew with fixed times. Entries are copied as they are compressed, so it costs little more than a copy. */
final class NormalizedJarWriter {

    /** The time that Maven and Gradle give to entries of reproducible archives; it can be said without an extra field. */
    private static final LocalDateTime TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

    private NormalizedJarWriter() {}

    static void write(Source.NormalizedJar jar, SeekableByteChannel out) throws IOException {
        try (ZipFile archive = ZipFile.builder()
                        .setPath(jar.archive())
                        .setIgnoreLocalFileHeader(true)
                        .get();
                ZipArchiveOutputStream zip = new ZipArchiveOutputStream(out)) {
            zip.setUseZip64(Zip64Mode.AsNeeded);
            zip.setCreateUnicodeExtraFields(ZipArchiveOutputStream.UnicodeExtraFieldPolicy.NEVER);
            if (jar.manifest().isPresent()) {
                manifest(jar.manifest().get(), zip);
            }
            for (JarPart part : jar.parts()) {
                copy(archive, part, zip);
            }
        }
    }

    private static void manifest(ManifestBytes manifest, ZipArchiveOutputStream zip) throws IOException {
        byte[] bytes = manifest.bytes();
        CRC32 crc = new CRC32();
        crc.update(bytes);
        ZipArchiveEntry entry = entry(ManifestBytes.NAME);
        entry.setMethod(ZipArchiveEntry.STORED);
        entry.setSize(bytes.length);
        entry.setCrc(crc.getValue());
        zip.putArchiveEntry(entry);
        zip.write(bytes);
        zip.closeArchiveEntry();
    }

    private static void copy(ZipFile archive, JarPart part, ZipArchiveOutputStream zip) throws IOException {
        ZipArchiveEntry original = archive.getEntry(part.from());
        ZipArchiveEntry entry = entry(part.name());
        entry.setMethod(original.getMethod());
        entry.setSize(original.getSize());
        entry.setCompressedSize(original.getCompressedSize());
        entry.setCrc(original.getCrc());
        try (InputStream raw = archive.getRawInputStream(original)) {
            zip.addRawArchiveEntry(entry, raw);
        }
    }

    private static ZipArchiveEntry entry(String name) {
        ZipArchiveEntry entry = new ZipArchiveEntry(name);
        entry.setTime(TIME.atZone(ZoneId.systemDefault()).toInstant().toEpochMilli());
        return entry;
    }
}
