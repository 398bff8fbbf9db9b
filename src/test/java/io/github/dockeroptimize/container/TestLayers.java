package io.github.dockeroptimize.container;

import io.github.dockeroptimize.plan.Entry;
import io.github.dockeroptimize.plan.ImagePath;
import io.github.dockeroptimize.plan.Layer;
import io.github.dockeroptimize.plan.Owner;
import io.github.dockeroptimize.plan.Source;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Layers of a plan, and the files that they are made of: of the same content, the same size. */
final class TestLayers {

    static final FileTime TIME = FileTime.from(Instant.parse("2026-01-01T06:00:00Z"));

    private static final LocalDateTime ENTRY_TIME = LocalDateTime.of(2026, 1, 1, 6, 0);

    private TestLayers() {}

    static Layer layer(String name, Entry... entries) {
        return new Layer(name, List.of(entries));
    }

    static Entry folder(String path) {
        return new Entry(new ImagePath(path), 0755, Owner.ROOT, new Source.Folder());
    }

    static Entry entry(String path, Source source) {
        return new Entry(new ImagePath(path), 0644, Owner.ROOT, source);
    }

    static Source.DiskFile source(Path file) {
        try {
            return new Source.DiskFile(
                    file, Files.size(file), file.getFileName().toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path file(Path file, String content) {
        try {
            Files.createDirectories(file.getParent());
            return Files.setLastModifiedTime(Files.writeString(file, content), TIME);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A jar with one entry that is stored, so that as much content makes as large a jar. */
    static Path jar(Path file, String entry, String content) {
        return jar(file, entry, content, ENTRY_TIME);
    }

    static Path jar(Path file, String name, String content, LocalDateTime entryTime) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        CRC32 crc = new CRC32();
        crc.update(bytes);
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(bytes.length);
        entry.setCrc(crc.getValue());
        entry.setTimeLocal(entryTime);
        try {
            Files.createDirectories(file.getParent());
            try (OutputStream out = Files.newOutputStream(file);
                    ZipOutputStream zip = new ZipOutputStream(out)) {
                zip.putNextEntry(entry);
                zip.write(bytes);
            }
            return Files.setLastModifiedTime(file, TIME);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
