package io.github.dockeroptimize.container.cache;

import io.github.dockeroptimize.content.ContentTime;
import io.github.dockeroptimize.content.SourceWriter;
import io.github.dockeroptimize.output.Directories;
import io.github.dockeroptimize.plan.Entry;
import io.github.dockeroptimize.plan.Layer;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.zip.ZipException;

/**
 * Copies the files of layers to where jib-core reads them. Its cache identifies a file by path and modification time, not by
 * content (LayerEntriesSelector): with equal times, new bytes under an old path would give the old layer. Here, a path
 * belongs to one content forever, so a recompile with the same result, {@code mvn clean}, another checkout and another module
 * with the same files all find the existing layer.
 */
public final class Staging {

    private static final FileTime OF_FOLDERS = FileTime.from(ContentTime.FIRST);
    private static final int MOST_TRIES = 3;

    private final Path folder;

    public Staging(Path folder) {
        this.folder = folder;
    }

    /**
     * Makes sure that the files of a layer are there, complete and unchanged.
     *
     * @param key identifies the layer
     */
    public StagedLayer stage(Layer layer, String key) throws IOException {
        StagedLayer staged = new StagedLayer(layer, key, folder.resolve(key));
        for (int tries = 0; ; tries++) {
            boolean isThere =
                    Files.exists(staged.folder()); // asked first, or another build's could be taken for damaged
            if (isThere && isWhole(staged)) {
                break;
            }
            if (tries == MOST_TRIES) {
                throw new FileSystemException(
                        staged.folder().toString(), null, "another program changes it while it is written");
            }
            if (isThere) {
                remove(staged.folder());
            }
            write(staged);
        }
        Files.setLastModifiedTime(staged.folder(), FileTime.from(Instant.now()));
        return staged;
    }

    private static boolean isWhole(StagedLayer staged) throws IOException {
        List<Entry> entries = staged.layer().entries();
        try {
            for (int i = 0; i < entries.size(); i++) {
                BasicFileAttributes attributes = Files.readAttributes(staged.file(i), BasicFileAttributes.class);
                boolean right = entries.get(i).isFolder()
                        ? attributes.isDirectory()
                        : attributes.isRegularFile()
                                && attributes.size() == entries.get(i).source().size();
                if (!right || !ContentTime.isOne(attributes.lastModifiedTime().toInstant())) {
                    return false;
                }
            }
            return true;
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    /** Moves the directory away first, so that another build sees all of it or nothing. */
    private void remove(Path staged) throws IOException {
        Path old = Files.createTempDirectory(folder, ".old-");
        try {
            Files.move(staged, old.resolve("staged"), StandardCopyOption.ATOMIC_MOVE);
        } catch (NoSuchFileException e) {
            // another build has moved it away
        }
        Directories.delete(old);
    }

    private void write(StagedLayer staged) throws IOException {
        Files.createDirectories(folder);
        Path beside = Files.createTempDirectory(folder, ".new-");
        try {
            StagedLayer made =
                    new StagedLayer(staged.layer(), staged.key(), Files.createDirectory(beside.resolve("staged")));
            Path empty = Files.createDirectory(made.folder().resolve(StagedLayer.FOLDER));
            try (SourceWriter sources = new SourceWriter(beside.resolve("scratch"))) {
                List<Entry> entries = made.layer().entries();
                for (int i = 0; i < entries.size(); i++) {
                    if (!entries.get(i).isFolder()) {
                        write(entries.get(i), made.file(i), sources);
                    }
                }
            }
            Files.setLastModifiedTime(empty, OF_FOLDERS);
            moveUnlessThere(made.folder(), staged.folder());
        } finally {
            Directories.delete(beside);
        }
    }

    private static void write(Entry entry, Path file, SourceWriter sources) throws IOException {
        Instant time;
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            time = sources.write(entry.source(), out);
            if (out.size() != entry.source().size()) {
                throw new ZipException(entry.source().origin() + " has " + out.size() + " bytes instead of "
                        + entry.source().size());
            }
        }
        Files.setLastModifiedTime(file, FileTime.from(time));
    }

    /** If two builds stage the same layer, the first one wins. */
    private static void moveUnlessThere(Path made, Path target) throws IOException {
        try {
            Files.move(made, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            if (!Files.isDirectory(target)) {
                throw e;
            }
        }
    }
}
