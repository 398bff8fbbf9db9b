package io.github.dockeroptimize.dockerfile;

import io.github.dockeroptimize.plan.ImagePlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Gives files and folders the same time and mode whatever the clock and the umask say. */
final class FixedAttributes {

    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-r--r--");
    private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwxr-xr-x");

    private FixedAttributes() {}

    /** Sets them for a file, or for a folder and all that is in it. */
    static void set(Path root) throws IOException {
        try (Stream<Path> found = Files.walk(root)) {
            List<Path> paths = found.toList();
            for (Path path : paths) {
                PosixFileAttributeView posix = Files.getFileAttributeView(path, PosixFileAttributeView.class);
                if (posix != null) {
                    posix.setPermissions(Files.isDirectory(path) ? FOLDER : FILE);
                }
                Files.setLastModifiedTime(path, FileTime.from(ImagePlan.TIME));
            }
        }
    }
}
