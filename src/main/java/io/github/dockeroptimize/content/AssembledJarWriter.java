package io.github.dockeroptimize.content;

import io.github.dockeroptimize.plan.JarPart;
import io.github.dockeroptimize.plan.ManifestBytes;
import io.github.dockeroptimize.plan.Source;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** Writes an assembled jar, without compression, so that every JDK writes the same bytes. */
final class AssembledJarWriter {

    private static final int BUFFER = 1 << 16;

    private AssembledJarWriter() {}

    static void write(Source.AssembledJar jar, ZipFile archive, Path file) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), BUFFER);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            byte[] manifest = jar.manifest().bytes();
            CRC32 crc = new CRC32();
            crc.update(manifest);
            zip.putNextEntry(stored(ManifestBytes.NAME, manifest.length, crc.getValue()));
            zip.write(manifest);
            for (JarPart part : jar.parts()) {
                ZipEntry original = archive.getEntry(part.from());
                zip.putNextEntry(stored(part.name(), part.size(), original.getCrc()));
                try (InputStream in = archive.getInputStream(original)) {
                    in.transferTo(zip);
                }
            }
        }
    }

    private static ZipEntry stored(String name, long size, long crc) {
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(size);
        entry.setCrc(crc);
        entry.setTimeLocal(ContentTime.local(ContentTime.of(crc)));
        return entry;
    }
}
