package io.github.dockeroptimize.report;

import io.github.dockeroptimize.plan.Entry;
import io.github.dockeroptimize.plan.ImagePath;
import io.github.dockeroptimize.plan.Layer;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A way to lay the same application into an image. */
public interface Variant {

    /** For programs. */
    String id();

    /** For people. */
    String label();

    /** How many layers the application has in it. */
    int layers();

    /** Its compressed layers together, without the base. */
    long size();

    /** The compressed bytes that a push sends when some files have changed. */
    long pushed(Set<ImagePath> changed);

    /** Everything in one layer, so that whatever changes, all of it is sent. */
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

    /** Layers of which those are sent that have changed. */
    record Layered(String id, String label, List<Part> parts) implements Variant {

        static Layered of(String id, String label, List<Layer> layers, Compressed compressed) {
            return new Layered(
                    id,
                    label,
                    layers.stream()
                            .map(layer -> new Part(
                                    layer.files().stream().map(Entry::path).collect(Collectors.toUnmodifiableSet()),
                                    compressed.of(layer)))
                            .toList());
        }

        /** Whether the same files lie in as many layers, in the same way. */
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
