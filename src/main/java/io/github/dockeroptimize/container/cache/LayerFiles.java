package io.github.dockeroptimize.container.cache;

import io.github.dockeroptimize.image.Digests;
import io.github.dockeroptimize.output.Directories;
import io.github.dockeroptimize.output.SharedProperties;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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
 * The compressed layers in jib-core's cache, each in a directory named by its digest. jib-core trusts the name. Here, a file
 * that was touched since its last verification is read again, and deleted if its digest is wrong.
 */
public final class LayerFiles {

    private static final int GZIP = 0x8b1f;
    /** A file whose directory stands for a layer that a target has. */
    private static final String PLACEHOLDER = "placeholder";

    private static final int SHORTEST_GZIP = 18;

    private final Path layers;
    private final Path stampFile;

    public LayerFiles(CacheDirectory cache) {
        this.layers = cache.layers();
        this.stampFile = cache.root().resolve("layer-files");
    }

    /**
     * Removes every layer whose file is damaged.
     *
     * @return how many were removed
     */
    public int heal() throws IOException {
        Properties known = SharedProperties.read(stampFile);
        Map<String, String> stamps = new HashMap<>();
        int damaged = 0;
        for (Path folder : children(layers)) {
            String digest = folder.getFileName().toString();
            String stamp = stamp(folder);
            if (Files.exists(folder.resolve(PLACEHOLDER))) {
                continue;
            }
            if (stamp.equals(known.getProperty(digest)) || isRight(folder, digest)) {
                stamps.put(digest, stamp);
            } else {
                Directories.delete(folder);
                damaged++;
            }
        }
        if (!stamps.equals(known)) {
            SharedProperties.write(stampFile, stamps);
        }
        return damaged;
    }

    /** Records that these layers are right, since a build has just made or fetched them, and that they were used. */
    public void trust(Collection<String> digests) throws IOException {
        Map<String, String> stamps = new HashMap<>();
        SharedProperties.read(stampFile).forEach((digest, stamp) -> stamps.put((String) digest, (String) stamp));
        for (String digest : digests) {
            Path folder = folder(digest);
            if (Files.isDirectory(folder)) {
                Files.setLastModifiedTime(folder, FileTime.from(Instant.now()));
                stamps.put(folder.getFileName().toString(), stamp(folder));
            }
        }
        SharedProperties.write(stampFile, stamps);
    }

    /** The size of a layer's tar, if its file is in the cache. */
    public OptionalLong uncompressedSize(String digest) throws IOException {
        for (Path file : children(folder(digest))) {
            return tarSize(file);
        }
        return OptionalLong.empty();
    }

    /** The file of a layer that is known to be right; empty if it isn't in the cache, or was touched since. */
    public Optional<Path> trusted(String digest) throws IOException {
        Path folder = folder(digest);
        String known = SharedProperties.read(stampFile)
                .getProperty(folder.getFileName().toString());
        return stamp(folder).equals(known) ? file(digest) : Optional.empty();
    }

    /** The file of a layer, if it is in the cache. */
    public Optional<Path> file(String digest) throws IOException {
        Collection<Path> files = children(folder(digest));
        return files.size() == 1 && !Files.exists(folder(digest).resolve(PLACEHOLDER))
                ? Optional.of(files.iterator().next())
                : Optional.empty();
    }

    /**
     * Moves a file into the cache, unless another build was faster.
     *
     * @param file complete and verified, on the same disk as the cache
     */
    public void add(String digest, String diffId, Path file) throws IOException {
        Path made = Files.createDirectory(file.resolveSibling(file.getFileName() + "-layer"));
        Files.move(file, made.resolve(diffId.substring(Digests.PREFIX.length())));
        Files.createDirectories(layers);
        try {
            stopPretending(digest);
            Files.move(made, folder(digest), StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            Directories.delete(made);
            if (file(digest).isEmpty()) {
                throw e;
            }
        }
    }

    /** Makes jib-core believe that it has a layer, which it won't read since the target has it. */
    public void pretend(String digest) throws IOException {
        Files.createDirectories(folder(digest));
        Files.writeString(folder(digest).resolve(PLACEHOLDER), "");
    }

    /** Removes what {@link #pretend} made. */
    public void stopPretending(String digest) throws IOException {
        Files.deleteIfExists(folder(digest).resolve(PLACEHOLDER));
        if (children(folder(digest)).isEmpty()) {
            Files.deleteIfExists(folder(digest));
        }
    }

    private Path folder(String digest) {
        return layers.resolve(digest.substring(Digests.PREFIX.length()));
    }

    /** Size and times of a file, which change when the file is written. */
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

    /** Read from the last four bytes of a gzip file (RFC 1952), which hold the size of a single member below 4 GiB. */
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
