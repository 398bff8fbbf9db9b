package io.github.dockeroptimize.container.cache;

import io.github.dockeroptimize.image.Digests;
import io.github.dockeroptimize.output.Directories;
import io.github.dockeroptimize.output.SharedProperties;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * The layers in the cache, as registries store them. A file that was touched since it was last verified is read again when it
 * is used, and removed if its digest is wrong.
 */
public final class LayerFiles {

    private static final String LAYER = "layer";
    private static final String STAMP = "stamp";
    private static final int GZIP = 0x8b1f;
    private static final int SHORTEST_GZIP = 18;

    private final CacheDirectory cache;
    private final Consumer<String> warnings;

    /**
     * @param warnings hears of layers that were damaged
     */
    public LayerFiles(CacheDirectory cache, Consumer<String> warnings) {
        this.cache = cache;
        this.warnings = warnings;
    }

    /** The file of a layer, which has that digest; empty if it isn't in the cache. */
    public Optional<Path> find(String digest) throws IOException {
        Path folder = folder(digest);
        Path file = folder.resolve(LAYER);
        try {
            String stamp = stamp(file);
            if (!stamp.equals(known(folder))) {
                if (!digest.equals(Digests.PREFIX + Digests.hex(file))) {
                    Directories.delete(folder);
                    warnings.accept("a damaged layer was removed from the cache '" + cache.root()
                            + "' and will be made or fetched again");
                    return Optional.empty();
                }
                SharedProperties.writeText(folder.resolve(STAMP), stamp);
            }
            Files.setLastModifiedTime(folder, FileTime.from(Instant.now()));
            return Optional.of(file);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /**
     * Moves a file into the cache, unless another build was faster.
     *
     * @param file complete and verified, on the same disk as the cache
     * @return its place
     */
    public Path add(String digest, Path file) throws IOException {
        Path made = Files.createDirectory(file.resolveSibling("layer-" + UUID.randomUUID()));
        Path moved = Files.move(file, made.resolve(LAYER));
        Files.writeString(made.resolve(STAMP), stamp(moved));
        Files.createDirectories(cache.layers());
        try {
            return place(made, digest);
        } catch (FileSystemException e) {
            Optional<Path> other = find(digest);
            if (other.isPresent()) {
                Directories.delete(made);
                return other.get();
            }
            Directories.delete(folder(digest)); // without its file
            return place(made, digest);
        }
    }

    private Path place(Path made, String digest) throws IOException {
        return Files.move(made, folder(digest), StandardCopyOption.ATOMIC_MOVE).resolve(LAYER);
    }

    /**
     * The size of a layer's tar, if its file is in the cache. It is read from the last four bytes of a gzip file (RFC 1952),
     * which hold the size of a single member below 4 GiB.
     */
    public OptionalLong uncompressedSize(String digest) throws IOException {
        try (FileChannel channel = FileChannel.open(folder(digest).resolve(LAYER), StandardOpenOption.READ)) {
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
        } catch (NoSuchFileException e) {
            return OptionalLong.empty();
        }
    }

    private Path folder(String digest) {
        return cache.layers().resolve(digest.substring(Digests.PREFIX.length()));
    }

    private static String known(Path folder) throws IOException {
        try {
            return Files.readString(folder.resolve(STAMP));
        } catch (NoSuchFileException | java.nio.charset.CharacterCodingException e) {
            return "";
        }
    }

    /** Size and times of a file, which change when the file is written. */
    private static String stamp(Path file) throws IOException {
        String stamp = Files.size(file) + " " + Files.getLastModifiedTime(file).toInstant();
        return file.getFileSystem().supportedFileAttributeViews().contains("unix")
                ? stamp + " " + Files.getAttribute(file, "unix:ctime", LinkOption.NOFOLLOW_LINKS)
                : stamp;
    }
}
