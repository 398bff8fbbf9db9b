package io.github.dockeroptimize.container;

import io.github.dockeroptimize.plan.Entry;
import io.github.dockeroptimize.plan.ImagePath;
import io.github.dockeroptimize.plan.Layer;
import io.github.dockeroptimize.plan.LayerName;
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
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Layers of a plan, and the files that they are made of: of the same content, the same size. */
public final class TestLayers {

    public static final FileTime TIME = FileTime.from(Instant.parse("2026-01-01T06:00:00Z"));

    private static final LocalDateTime ENTRY_TIME = LocalDateTime.of(2026, 1, 1, 6, 0);

    private TestLayers() {}

    public static Layer layer(String name, Entry... entries) {
        return in(directory(entries), name, entries);
    }

    public static Layer in(ImagePath directory, String name, Entry... entries) {
        return Layer.of(new LayerName(name), directory, List.of(entries));
    }

    /** That all files lie in; that of the folders where there are none. */
    private static ImagePath directory(Entry... entries) {
        boolean files = Stream.of(entries).anyMatch(entry -> !entry.isFolder());
        return Stream.of(entries)
                .filter(entry -> !files || !entry.isFolder())
                .map(entry -> entry.path().withParents())
                .map(parents -> files ? parents.subList(0, parents.size() - 1) : parents)
                .reduce((some, others) -> some.stream().filter(others::contains).toList())
                .filter(common -> !common.isEmpty())
                .map(common -> common.get(common.size() - 1))
                .orElse(ImagePath.ROOT);
    }

    public static Entry folder(String path) {
        return new Entry(new ImagePath(path), 0755, Owner.ROOT, new Source.Folder());
    }

    public static Entry entry(String path, Source source) {
        return new Entry(new ImagePath(path), 0644, Owner.ROOT, source);
    }

    public static Source.DiskFile source(Path file) {
        try {
            return new Source.DiskFile(
                    file, Files.size(file), file.getFileName().toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Path file(Path file, String content) {
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
