package io.github.dockeroptimize.image;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.image.AnalyzedLayer.Counts;
import io.github.dockeroptimize.image.LayerPaths.Kind;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a layer once and checks it against its digest. */
final class LayerReader {

    private static final int BUFFER = 1 << 16;
    private static final int LARGEST = 10;

    /** The prefix of whiteouts (OCI image specification, layers). */
    static final String WHITEOUT = ".wh.";

    static final String OPAQUE = ".wh..wh..opq";

    /** The prefix of AUFS's internal files. */
    private static final String PRIVATE = ".wh..wh.";

    private final PathTree paths;
    private final MemoryLimit memory;
    private final DecompressionLimit allowance;
    private final OwnFiles ownFiles;
    private final byte[] buffer = new byte[BUFFER];

    /** @param ownFiles receives the files of layers above the base */
    LayerReader(PathTree paths, MemoryLimit memory, DecompressionLimit allowance, OwnFiles ownFiles) {
        this.paths = paths;
        this.memory = memory;
        this.allowance = allowance;
        this.ownFiles = ownFiles;
    }

    /**
     * The result of reading a layer.
     *
     * @param size of its tar
     */
    record Reading(
            Digest digest,
            Digest diffId,
            long stored,
            long size,
            long fileBytes,
            Counts counts,
            List<ImageFile> largest,
            LayerPaths content) {}

    Reading read(StoredLayer layer, int number, boolean ofBase) throws IOException {
        try (InputStream stored = layer.opening().open()) {
            VerifiedBlob blob = new VerifiedBlob(stored, layer.digest(), layer.size());
            BufferedInputStream buffered = new BufferedInputStream(allowance.earningFrom(blob), BUFFER);
            if (layer.digest().isEmpty() || layer.digest().get().isSha256()) {
                if (!Unpacked.isCompressed(Unpacked.start(buffered))) {
                    OneLayer read = new OneLayer(number, ofBase);
                    read.entries(new TarReader(buffered));
                    Digest digest = blob.finish();
                    return read.reading(digest, digest, layer.size(), layer.size());
                }
            }
            try (HashedStream tar = new HashedStream(Unpacked.of(buffered, allowance))) {
                OneLayer read = new OneLayer(number, ofBase);
                read.entries(new TarReader(new BufferedInputStream(tar, BUFFER)));
                Digest diffId = tar.finish();
                return read.reading(blob.finish(), diffId, layer.size(), tar.count());
            }
        } catch (DamagedImageException e) {
            throw new DamagedImageException("has the layer " + quote(layer.name()) + ", which " + e.getMessage(), e);
        }
    }

    /** The state while one layer is read. */
    private final class OneLayer {

        private final int number;
        private final boolean ofBase;
        private final LayerPaths content = new LayerPaths(memory);
        private final LargestFiles largest = new LargestFiles(LARGEST);
        private final Map<TarEntry.Kind, Integer> kinds = new EnumMap<>(TarEntry.Kind.class);
        private int whiteouts;
        private int opaqueFolders;
        private long bytes;

        OneLayer(int number, boolean ofBase) {
            this.number = number;
            this.ofBase = ofBase;
        }

        void entries(TarReader tar) throws IOException {
            for (Optional<TarEntry> next = tar.next(); next.isPresent(); next = tar.next()) {
                TarEntry entry = next.get();
                int path = paths.add(entry.name());
                if (path != PathTree.ROOT) {
                    add(entry, path, tar);
                }
            }
        }

        private void add(TarEntry entry, int path, TarReader tar) throws IOException {
            String name = paths.name(path);
            int folder = paths.parent(path);
            bytes = Math.addExact(bytes, entry.size());
            if (name.equals(OPAQUE)) {
                opaqueFolders++;
                content.add(folder, Kind.OPAQUE, 0);
            } else if (name.startsWith(WHITEOUT) && !name.startsWith(PRIVATE) && !name.equals(WHITEOUT)) {
                whiteouts++;
                content.add(paths.child(folder, name.substring(WHITEOUT.length())), Kind.WHITEOUT, 0);
            } else if (!name.startsWith(PRIVATE)) {
                kinds.merge(entry.kind(), 1, Integer::sum);
                switch (entry.kind()) {
                    case FILE -> {
                        content.add(path, Kind.FILE, entry.size());
                        file(path, entry.size(), tar);
                    }
                    case FOLDER -> content.add(path, Kind.FOLDER, 0);
                    case HARD_LINK -> content.addLink(path, paths.add(entry.link()));
                    case SYMLINK, OTHER -> content.add(path, Kind.OTHER, 0);
                }
            }
        }

        private void file(int path, long size, TarReader tar) throws IOException {
            largest.add(() -> paths.text(path), number, size);
            if (!ofBase) {
                ownFiles.read(tar, new OwnFiles.File(path, number, size), buffer);
            }
        }

        Reading reading(Digest digest, Digest diffId, long stored, long size) {
            return new Reading(digest, diffId, stored, size, bytes, counts(), largest.list(), content);
        }

        private Counts counts() {
            return new Counts(
                    count(TarEntry.Kind.FILE),
                    count(TarEntry.Kind.FOLDER),
                    count(TarEntry.Kind.SYMLINK),
                    count(TarEntry.Kind.HARD_LINK),
                    count(TarEntry.Kind.OTHER),
                    whiteouts,
                    opaqueFolders);
        }

        private int count(TarEntry.Kind kind) {
            return kinds.getOrDefault(kind, 0);
        }
    }
}
