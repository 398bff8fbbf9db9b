package io.github.dockeroptimize.dockerfile;

import io.github.dockeroptimize.content.ContentTime;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Sets modes and times of a context's files and directories that do not depend on the clock or the umask. The time of a
 * file is derived from its content: BuildKit considers a file with the same size and time unchanged (fsutil, diff.go),
 * even one of another project, so with a constant time it would build old code.
 */
final class FixedAttributes extends SimpleFileVisitor<Path> {

    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-r--r--");
    private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwxr-xr-x");

    private final Map<Path, Instant> known;

    private FixedAttributes(Map<Path, Instant> known) {
        this.known = known;
    }

    /** Sets them for a file, or for a directory and its content. */
    static void set(Path root) throws IOException {
        set(root, Map.of());
    }

    /** Sets them, with known times for some files, so that these need not be read. */
    static void set(Path root, Map<Path, Instant> known) throws IOException {
        Files.walkFileTree(root, new FixedAttributes(known));
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        Instant time = known.get(file);
        return set(file, FILE, time == null ? ContentTime.of(file) : time);
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e) throws IOException {
        if (e != null) {
            throw e;
        }
        return set(folder, FOLDER, ContentTime.FIRST);
    }

    private static FileVisitResult set(Path path, Set<PosixFilePermission> permissions, Instant time)
            throws IOException {
        PosixFileAttributeView posix = Files.getFileAttributeView(path, PosixFileAttributeView.class);
        if (posix != null) {
            posix.setPermissions(permissions);
        }
        Files.setLastModifiedTime(path, FileTime.from(time));
        return FileVisitResult.CONTINUE;
    }
}
