package io.github.dockeroptimize.dockerfile;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * Gives files and folders of a context a mode and a time that neither the clock nor the umask decides. The time of a
 * file comes from its content: BuildKit takes a file of the same size and time for the one that it was sent by an
 * earlier build (fsutil, diff.go), even of another project, so with one time for all it would build old code.
 */
final class FixedAttributes {

    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-r--r--");
    private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwxr-xr-x");

    /** Times from 1980, the first that zip archives can say, to 2014. */
    private static final long EARLIEST = Instant.parse("1980-02-01T00:00:00Z").getEpochSecond();

    private static final long RANGE = 1L << 30;
    private static final int BUFFER = 1 << 18;

    private FixedAttributes() {}

    /** Sets them for a file, or for a folder and all that is in it. */
    static void set(Path root) throws IOException {
        try (Stream<Path> found = Files.walk(root)) {
            for (Path path : found.toList()) {
                boolean folder = Files.isDirectory(path);
                PosixFileAttributeView posix = Files.getFileAttributeView(path, PosixFileAttributeView.class);
                if (posix != null) {
                    posix.setPermissions(folder ? FOLDER : FILE);
                }
                long seconds = EARLIEST + (folder ? 0 : checksum(path) % RANGE);
                Files.setLastModifiedTime(path, FileTime.from(Instant.ofEpochSecond(seconds)));
            }
        }
    }

    private static long checksum(Path path) throws IOException {
        CRC32 checksum = new CRC32();
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
            while (file.read(buffer.clear()) >= 0) {
                checksum.update(buffer.flip());
            }
        }
        return checksum.getValue();
    }
}
