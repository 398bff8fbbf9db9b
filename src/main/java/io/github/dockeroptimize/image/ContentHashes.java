package io.github.dockeroptimize.image;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Identifies the contents of files by the first half of their SHA-256. */
final class ContentHashes {

    private static final int BYTES_A_FILE = 48;
    private static final int FIRST_SIZE = 256;
    private static final int MOST_GROUPS = 50;
    private static final int MOST_FILES = 10;

    private final PathTree paths;
    private final MemoryLimit memory;
    private long[] first = new long[FIRST_SIZE];
    private long[] second = new long[FIRST_SIZE];
    private long[] sizes = new long[FIRST_SIZE];
    private long[] places = new long[FIRST_SIZE];
    private int size;

    ContentHashes(PathTree paths, MemoryLimit memory) {
        this.paths = paths;
        this.memory = memory;
    }

    private record Content(long first, long second, long bytes) {}

    void add(OwnFiles.File file, byte[] hash) throws DamagedImageException {
        memory.take(BYTES_A_FILE);
        if (size == sizes.length) {
            int larger = size + size / 2;
            first = Arrays.copyOf(first, larger);
            second = Arrays.copyOf(second, larger);
            sizes = Arrays.copyOf(sizes, larger);
            places = Arrays.copyOf(places, larger);
        }
        ByteBuffer bytes = ByteBuffer.wrap(hash);
        first[size] = bytes.getLong();
        second[size] = bytes.getLong();
        sizes[size] = file.size();
        places[size] = ((long) file.layer() << 32) | file.path();
        size++;
    }

    /** The contents with at least two paths. */
    Duplicates duplicates() {
        Map<Content, Map<Integer, Integer>> groups = new HashMap<>();
        long[] sorted = Arrays.copyOf(first, size);
        Arrays.sort(sorted);
        for (int i = 0; i < size; i++) {
            if (isTwice(sorted, first[i])) {
                groups.computeIfAbsent(new Content(first[i], second[i], sizes[i]), c -> new HashMap<>())
                        .merge((int) places[i], (int) (places[i] >>> 32), Math::min);
            }
        }
        long bytes = 0;
        List<DuplicateContent> found = new ArrayList<>();
        for (Map.Entry<Content, Map<Integer, Integer>> group : groups.entrySet()) {
            if (group.getValue().size() > 1) {
                DuplicateContent content = content(group.getKey().bytes(), group.getValue());
                bytes += content.extraBytes();
                found.add(content);
            }
        }
        found.sort(Comparator.comparingLong(DuplicateContent::extraBytes)
                .reversed()
                .thenComparing(content -> content.files().get(0).path()));
        return new Duplicates(bytes, found.subList(0, Math.min(MOST_GROUPS, found.size())));
    }

    private static boolean isTwice(long[] sorted, long value) {
        int at = Arrays.binarySearch(sorted, value);
        return (at > 0 && sorted[at - 1] == value) || (at + 1 < sorted.length && sorted[at + 1] == value);
    }

    private DuplicateContent content(long bytes, Map<Integer, Integer> layersByPath) {
        List<ImageFile> files = layersByPath.entrySet().stream()
                .map(place -> new ImageFile(paths.text(place.getKey()), place.getValue(), bytes))
                .sorted(Comparator.comparingInt(ImageFile::layer).thenComparing(ImageFile::path))
                .limit(MOST_FILES)
                .toList();
        return new DuplicateContent(bytes, layersByPath.size(), files);
    }
}
