package io.github.dockeroptimize.content;

import io.github.dockeroptimize.image.LayerCompression;
import io.github.dockeroptimize.plan.Entry;
import io.github.dockeroptimize.plan.ImagePath;
import io.github.dockeroptimize.plan.Layer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Computes the compressed sizes of files in layers, which a registry stores and a push sends. The tar of each layer is
 * compressed, like builders do, and only counted.
 */
public final class CompressedSizes implements AutoCloseable {

    /** The compressed size of smaller files is not measured, since that would flush too often. */
    private static final long SMALL = 32 << 10;

    private static final int BUFFER = 1 << 16;

    private final LayerCompression compression;
    private final Path content;
    private final SourceWriter sources;

    /**
     * @param scratch a directory for temporary files
     */
    public CompressedSizes(LayerCompression compression, Path scratch) throws IOException {
        this.compression = compression;
        content = Files.createTempFile(scratch, ".size-", ".bin");
        sources = new SourceWriter(content.resolveSibling(content.getFileName() + ".jar"));
    }

    /**
     * The share of each file in the compressed size of its layer; the sum is that size. Where the compressor doesn't show
     * what a file adds, the shares are as with gzip.
     */
    public Map<ImagePath, Long> of(Layer layer) throws IOException {
        if (compression.canFlush()) {
            return measured(layer, compression, OutputStream.nullOutputStream());
        }
        Counter whole = new Counter();
        Map<ImagePath, Long> sizes;
        try (OutputStream out = compression.over(whole)) {
            sizes = measured(layer, LayerCompression.GZIP, out);
        }
        return scaled(sizes, layer, whole.count);
    }

    /**
     * The sizes in one compression.
     *
     * @param copy gets the tar, too
     */
    private Map<ImagePath, Long> measured(Layer layer, LayerCompression with, OutputStream copy) throws IOException {
        Map<ImagePath, Long> sizes = new HashMap<>();
        List<Entry> small = new ArrayList<>();
        Counter counter = new Counter();
        long counted = 0;
        try (OutputStream out = new Both(with.over(counter), copy)) {
            for (Entry entry : layer.entries()) {
                boolean measured = entry.source().size() >= SMALL;
                if (measured) {
                    out.flush();
                }
                long before = counter.count;
                write(entry, out);
                if (measured) {
                    out.flush();
                    sizes.put(entry.path(), counter.count - before);
                    counted += counter.count - before;
                } else {
                    small.add(entry);
                }
            }
            out.write(new byte[2 * TarHeader.BLOCK]);
        }
        share(counter.count - counted, small, sizes);
        return sizes;
    }

    /** The last file gets the rounding difference. */
    private static Map<ImagePath, Long> scaled(Map<ImagePath, Long> sizes, Layer layer, long whole) {
        long sum = sizes.values().stream().mapToLong(Long::longValue).sum();
        Map<ImagePath, Long> scaled = new HashMap<>();
        long left = whole;
        for (int i = 0; i < layer.entries().size(); i++) {
            ImagePath path = layer.entries().get(i).path();
            long part = i == layer.entries().size() - 1
                    ? left
                    : (long) ((double) whole * Objects.requireNonNull(sizes.get(path)) / sum);
            scaled.put(path, part);
            left -= part;
        }
        return scaled;
    }

    /** Divides the rest among small files by their sizes; the last one gets the rounding difference. */
    private static void share(long rest, List<Entry> small, Map<ImagePath, Long> sizes) {
        long weight = small.stream().mapToLong(CompressedSizes::weight).sum();
        long left = rest;
        for (int i = 0; i < small.size(); i++) {
            Entry entry = small.get(i);
            long part = i == small.size() - 1 ? left : rest * weight(entry) / weight;
            sizes.put(entry.path(), part);
            left -= part;
        }
    }

    /** The size of an entry with its header. */
    private static long weight(Entry entry) {
        return entry.source().size() + TarHeader.BLOCK / 8;
    }

    private void write(Entry entry, OutputStream out) throws IOException {
        long size;
        try (FileChannel file = FileChannel.open(
                content,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING)) {
            out.write(TarHeader.of(entry, sources.write(entry.source(), file)));
            size = file.position();
            file.position(0);
            ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
            while (file.read(buffer) >= 0) {
                out.write(buffer.array(), 0, buffer.position());
                buffer.clear();
            }
        }
        out.write(new byte[TarHeader.padding(size)]);
    }

    @Override
    public void close() throws IOException {
        sources.close();
        Files.deleteIfExists(content);
    }

    /** Writes to two streams; flushes and closes the first. */
    private static final class Both extends OutputStream {

        private final OutputStream first;
        private final OutputStream other;

        Both(OutputStream first, OutputStream other) {
            this.first = first;
            this.other = other;
        }

        @Override
        public void write(int b) throws IOException {
            first.write(b);
            other.write(b);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            first.write(bytes, offset, length);
            other.write(bytes, offset, length);
        }

        @Override
        public void flush() throws IOException {
            first.flush();
        }

        @Override
        public void close() throws IOException {
            first.close();
        }
    }

    private static final class Counter extends OutputStream {

        private long count;

        @Override
        public void write(int b) {
            count++;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            count += length;
        }
    }
}
