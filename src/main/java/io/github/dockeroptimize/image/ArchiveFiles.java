package io.github.dockeroptimize.image;

import static io.github.dockeroptimize.InvalidInputException.quote;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The files in a tar. One pass finds their positions and keeps the small ones, which include the manifests; large ones
 * are then read in the order of the tar, so that a compressed archive is decompressed twice and never stored.
 */
final class ArchiveFiles implements StoredFiles {

    private static final int BUFFER = 1 << 16;
    private static final int MOST_ENTRIES = 100_000;
    private static final int MOST_CHARACTERS = 8 << 20;
    private static final int MOST_KEPT = 32 << 20;
    private static final int SMALL = 4 << 20;
    private static final int MOST_LINKS = 40;

    private final Path file;
    private final boolean compressed;
    private final Map<String, Place> places = new HashMap<>();
    private final Map<String, String> links = new HashMap<>();
    private final Map<String, byte[]> kept = new HashMap<>();
    private @Nullable Positioned current;

    private ArchiveFiles(Path file, boolean compressed) {
        this.file = file;
        this.compressed = compressed;
    }

    static ArchiveFiles open(Path file) throws IOException {
        boolean compressed;
        try (InputStream in = Files.newInputStream(file)) {
            compressed = Unpacked.isCompressed(in.readNBytes(4));
        }
        ArchiveFiles archive = new ArchiveFiles(file, compressed);
        try (InputStream in = archive.unpacked()) {
            archive.index(new TarReader(in));
        }
        return archive;
    }

    @Override
    public Optional<Place> place(String name) throws DamagedImageException {
        String found = clean(name);
        for (int i = 0; links.containsKey(found); i++) {
            if (i == MOST_LINKS) {
                throw new DamagedImageException("has circular links at " + quote(name));
            }
            found = links.get(found);
        }
        return Optional.ofNullable(places.get(found));
    }

    @Override
    public InputStream open(Place place) throws IOException {
        byte[] bytes = kept.get(place.name());
        if (bytes != null) {
            return new ByteArrayInputStream(bytes);
        }
        if (current == null || current.position > place.offset()) {
            close();
            current = new Positioned(unpacked());
        }
        current.skipNBytes(place.offset() - current.position);
        return new Part(current, place.size());
    }

    @Override
    public long stored() throws IOException {
        return Files.size(file);
    }

    @Override
    public void close() throws IOException {
        if (current != null) {
            current.close();
        }
    }

    private InputStream unpacked() throws IOException {
        InputStream stored = new SeekableStream(file);
        try {
            if (!compressed) {
                return stored;
            }
            DecompressionLimit allowance = DecompressionLimit.of(stored());
            return new BufferedInputStream(
                    Unpacked.of(new BufferedInputStream(allowance.earningFrom(stored), BUFFER), allowance), BUFFER);
        } catch (IOException e) {
            stored.close();
            throw e;
        }
    }

    private void index(TarReader tar) throws IOException {
        int keep = MOST_KEPT;
        long characters = 0;
        for (Optional<TarEntry> next = tar.next(); next.isPresent(); next = tar.next()) {
            TarEntry entry = next.get();
            String name = clean(entry.name());
            places.remove(name);
            links.remove(name);
            kept.remove(name);
            switch (entry.kind()) {
                case FILE -> {
                    places.put(name, new Place(name, entry.offset(), entry.size()));
                    if (entry.size() <= Math.min(SMALL, keep)) {
                        byte[] bytes = content(tar, (int) entry.size());
                        if (isJson(bytes)) {
                            kept.put(name, bytes);
                            keep -= bytes.length;
                        }
                    }
                }
                case SYMLINK -> links.put(name, clean(name + "/../" + entry.link()));
                case HARD_LINK -> links.put(name, clean(entry.link()));
                default -> {
                    // has no content
                }
            }
            characters += entry.name().length() + entry.link().length();
            if (places.size() + links.size() > MOST_ENTRIES || characters > MOST_CHARACTERS) {
                throw new DamagedImageException("has more than " + MOST_ENTRIES + " files or file names of "
                        + MOST_CHARACTERS + " characters, which no image archive has");
            }
        }
    }

    private static byte[] content(TarReader tar, int size) throws IOException {
        byte[] bytes = new byte[size];
        byte[] buffer = new byte[BUFFER];
        int at = 0;
        for (int read = tar.read(buffer); read >= 0; read = tar.read(buffer)) {
            System.arraycopy(buffer, 0, bytes, at, read);
            at += read;
        }
        return bytes;
    }

    private static boolean isJson(byte[] bytes) {
        return bytes.length > 0 && (bytes[0] == '{' || bytes[0] == '[');
    }

    /** The normalized name, which can't leave the archive. */
    private static String clean(String name) {
        StringBuilder clean = new StringBuilder();
        for (String part : name.split("/", -1)) {
            if (part.equals("..")) {
                clean.setLength(Math.max(0, clean.lastIndexOf("/")));
            } else if (!part.isEmpty() && !part.equals(".")) {
                clean.append(clean.isEmpty() ? "" : "/").append(part);
            }
        }
        return clean.toString();
    }

    /** A stream that counts the bytes that were read. */
    private static final class Positioned extends BlockStream {

        private final InputStream in;
        private long position;

        Positioned(InputStream in) {
            this.in = in;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = in.read(buffer, offset, length);
            position += Math.max(0, read);
            return read;
        }

        @Override
        public long skip(long count) throws IOException {
            long skipped = in.skip(count);
            position += skipped;
            return skipped;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }

    /** The content of one file; closing it does not close the archive. */
    private static final class Part extends BlockStream {

        private final InputStream in;
        private long left;

        Part(InputStream in, long size) {
            this.in = in;
            this.left = size;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            if (left == 0) {
                return -1;
            }
            int read = in.read(buffer, offset, (int) Math.min(length, left));
            left -= Math.max(0, read);
            return read;
        }
    }
}
