package io.github.dockeroptimize.report;

import io.github.dockeroptimize.plan.Entry;
import io.github.dockeroptimize.plan.ImagePath;
import io.github.dockeroptimize.plan.Layer;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A way to divide the same application into layers. */
public interface Variant {

    /** Its id, for programs. */
    String id();

    /** Its label, for display. */
    String label();

    /** The number of layers of the application. */
    int layers();

    /** The total size of its compressed layers, without the base. */
    long size();

    /** The compressed bytes that a push sends when these files have changed. */
    long pushed(Set<ImagePath> changed);

    /** Everything in one layer, all of which is sent on every change. */
    record Whole(String id, String label, long size) implements Variant {

        @Override
        public int layers() {
            return 1;
        }

        @Override
        public long pushed(Set<ImagePath> changed) {
            return changed.isEmpty() ? 0 : size;
        }
    }

    /** Layers, of which only the changed ones are sent. */
    record Layered(String id, String label, List<Part> parts) implements Variant {

        static Layered of(String id, String label, List<Layer> layers, CompressedBytes compressed) {
            return new Layered(
                    id,
                    label,
                    layers.stream()
                            .map(layer -> new Part(
                                    layer.files().stream().map(Entry::path).collect(Collectors.toUnmodifiableSet()),
                                    compressed.of(layer)))
                            .toList());
        }

        /** Whether the other one divides the same files into the same layers. */
        boolean hasFilesOf(Layered other) {
            return parts.stream()
                    .map(Part::files)
                    .toList()
                    .equals(other.parts.stream().map(Part::files).toList());
        }

        @Override
        public int layers() {
            return parts.size();
        }

        @Override
        public long size() {
            return parts.stream().mapToLong(Part::size).sum();
        }

        @Override
        public long pushed(Set<ImagePath> changed) {
            return parts.stream()
                    .filter(part -> changed.stream().anyMatch(part.files()::contains))
                    .mapToLong(Part::size)
                    .sum();
        }
    }

    /** A layer. */
    record Part(Set<ImagePath> files, long size) {}
}
