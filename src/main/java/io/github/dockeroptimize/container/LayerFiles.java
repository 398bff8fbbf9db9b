package io.github.dockeroptimize.container;

import io.github.dockeroptimize.output.Folders;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Properties;

/**
 * The compressed layers that jib-core keeps, each in a folder named by its digest. jib-core believes the name; here a file
 * that was touched since it was last known to be right is read again, and goes if it isn't what its name says.
 */
final class LayerFiles {

    private static final int GZIP = 0x8b1f;
    private static final int SHORTEST_GZIP = 18;

    private final Path layers;
    private final Path stampFile;

    LayerFiles(CacheFolder cache) {
        this.layers = cache.layers();
        this.stampFile = cache.root().resolve("layer-files");
    }

    /**
     * Removes every layer whose file is damaged.
     *
     * @return how many were
     */
    int heal() throws IOException {
        Properties known = SmallFile.read(stampFile);
        Map<String, String> stamps = new HashMap<>();
        int damaged = 0;
        for (Path folder : children(layers)) {
            String digest = folder.getFileName().toString();
            String stamp = stamp(folder);
            if (stamp.equals(known.getProperty(digest)) || isRight(folder, digest)) {
                stamps.put(digest, stamp);
            } else {
                Folders.delete(folder);
                damaged++;
            }
        }
        if (!stamps.equals(known)) {
            SmallFile.write(stampFile, stamps);
        }
        return damaged;
    }

    /** Notes that these layers are right, since a build has just made or got them, and that they were used. */
    void trust(Collection<String> digests) throws IOException {
        Map<String, String> stamps = new HashMap<>();
        SmallFile.read(stampFile).forEach((digest, stamp) -> stamps.put((String) digest, (String) stamp));
        for (String digest : digests) {
            Path folder = folder(digest);
            if (Files.isDirectory(folder)) {
                Files.setLastModifiedTime(folder, FileTime.from(Instant.now()));
                stamps.put(folder.getFileName().toString(), stamp(folder));
            }
        }
        SmallFile.write(stampFile, stamps);
    }

    /** The size of a layer's tar, where its file is here. */
    OptionalLong uncompressedSize(String digest) throws IOException {
        for (Path file : children(folder(digest))) {
            return tarSize(file);
        }
        return OptionalLong.empty();
    }

    /** The file of a layer that is known to be right; empty: it isn't here, or was touched since. */
    Optional<Path> trusted(String digest) throws IOException {
        Path folder = folder(digest);
        Collection<Path> files = children(folder);
        String known =
                SmallFile.read(stampFile).getProperty(folder.getFileName().toString());
        return files.size() == 1 && stamp(folder).equals(known)
                ? Optional.of(files.iterator().next())
                : Optional.empty();
    }

    private Path folder(String digest) {
        return layers.resolve(digest.substring(Digests.PREFIX.length()));
    }

    /** What a file can't be written to without changing: size, and times that the system keeps. */
    private static String stamp(Path folder) throws IOException {
        StringBuilder stamp = new StringBuilder();
        for (Path file : children(folder)) {
            stamp.append(file.getFileName())
                    .append(' ')
                    .append(Files.size(file))
                    .append(' ')
                    .append(Files.getLastModifiedTime(file).toInstant());
            if (file.getFileSystem().supportedFileAttributeViews().contains("unix")) {
                stamp.append(' ').append(Files.getAttribute(file, "unix:ctime", LinkOption.NOFOLLOW_LINKS));
            }
        }
        return stamp.toString();
    }

    private static boolean isRight(Path folder, String digest) throws IOException {
        var files = children(folder);
        return files.size() == 1 && Digests.hex(files.iterator().next()).equals(digest);
    }

    /** By the last four bytes of a gzip file (RFC 1952), which tell the size of one member below 4 GiB. */
    private static OptionalLong tarSize(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer head = ByteBuffer.allocate(Short.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            ByteBuffer tail = ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            if (channel.size() < SHORTEST_GZIP
                    || channel.read(head, 0) < Short.BYTES
                    || Short.toUnsignedInt(head.getShort(0)) != GZIP
                    || channel.read(tail, channel.size() - Integer.BYTES) < Integer.BYTES) {
                return OptionalLong.empty();
            }
            long size = Integer.toUnsignedLong(tail.getInt(0));
            boolean possible = size % 512 == 0 && size * 1032 >= channel.size();
            return possible ? OptionalLong.of(size) : OptionalLong.empty();
        }
    }

    private static Collection<Path> children(Path folder) throws IOException {
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder)) {
            var children = new java.util.ArrayList<Path>();
            found.forEach(children::add);
            return children;
        } catch (NoSuchFileException e) {
            return java.util.List.of();
        }
    }
}
