package io.github.dockeroptimize.image;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Supplier;

/** Collects files and keeps only the largest. */
final class LargestFiles {

    private static final Comparator<ImageFile> LARGEST_FIRST = Comparator.comparingLong(ImageFile::bytes)
            .reversed()
            .thenComparing(ImageFile::path)
            .thenComparing(ImageFile::layer);

    private final int most;
    private final PriorityQueue<ImageFile> files = new PriorityQueue<>(LARGEST_FIRST.reversed());

    LargestFiles(int most) {
        this.most = most;
    }

    /** @param path computed only if it is needed */
    void add(Supplier<String> path, int layer, long bytes) {
        ImageFile smallest = files.peek();
        if (smallest != null && files.size() == most && bytes < smallest.bytes()) {
            return;
        }
        files.add(new ImageFile(path.get(), layer, bytes));
        if (files.size() > most) {
            files.remove();
        }
    }

    void add(ImageFile file) {
        add(file::path, file.layer(), file.bytes());
    }

    /** The files, largest first, and by path if they have the same size. */
    List<ImageFile> list() {
        return files.stream().sorted(LARGEST_FIRST).toList();
    }
}
