package io.github.dockeroptimize.content;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Keeps archives open while several of their entries are read. */
final class Archives implements AutoCloseable {

    private final Map<Path, ZipFile> open = new HashMap<>();
    private final Map<Path, StoredEntries> stored = new HashMap<>();

    ZipFile get(Path file) throws IOException {
        ZipFile archive = open.get(file);
        if (archive == null) {
            archive = new ZipFile(file.toFile());
            open.put(file, archive);
        }
        return archive;
    }

    ZipEntry entry(Path file, String name) throws IOException {
        ZipEntry entry = get(file).getEntry(name);
        if (entry == null) {
            throw new ZipException("'" + name + "' is no longer in '" + file + "'");
        }
        return entry;
    }

    /** The entries of an archive that the file system can copy. */
    StoredEntries stored(Path file) throws IOException {
        StoredEntries entries = stored.get(file);
        if (entries == null) {
            entries = StoredEntries.of(FileChannel.open(file, StandardOpenOption.READ));
            stored.put(file, entries);
        }
        return entries;
    }

    @Override
    public void close() throws IOException {
        for (StoredEntries entries : stored.values()) {
            entries.file().close();
        }
        for (ZipFile archive : open.values()) {
            archive.close();
        }
    }
}
