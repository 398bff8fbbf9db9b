package io.github.dockeroptimize.image;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Looks up paths in the merged layers of an image. */
final class PathLookup {

    private static final int BUFFER = 1 << 16;

    private final Set<String> asked;
    private final Map<String, PathAttributes> found = new TreeMap<>();

    private PathLookup(Collection<String> asked) {
        this.asked = new TreeSet<>(asked);
    }

    /**
     * Looks up absolute paths.
     *
     * @return those that exist
     */
    static Map<String, PathAttributes> find(StoredImage image, Collection<String> asked) throws IOException {
        PathLookup lookup = new PathLookup(asked);
        DecompressionLimit limit = DecompressionLimit.of(image.stored());
        for (StoredLayer layer : image.layers()) {
            try (InputStream stored = layer.opening().open();
                    InputStream tar = Unpacked.of(new BufferedInputStream(stored, BUFFER), limit)) {
                lookup.apply(new TarReader(new BufferedInputStream(tar, BUFFER)));
            }
        }
        return lookup.found;
    }

    private void apply(TarReader tar) throws IOException {
        Map<String, PathAttributes> added = new TreeMap<>();
        for (Optional<TarEntry> next = tar.next(); next.isPresent(); next = tar.next()) {
            add(next.get(), added);
        }
        added.forEach((path, what) -> {
            if (!what.isDirectory()) {
                found.keySet().removeIf(known -> known.startsWith(path + "/"));
            }
        });
        found.putAll(added);
    }

    private void add(TarEntry entry, Map<String, PathAttributes> added) {
        String path = "/" + entry.name().replaceFirst("^(\\./|/)+", "").replaceFirst("/+$", "");
        int slash = path.lastIndexOf('/');
        String name = path.substring(slash + 1);
        if (name.equals(LayerReader.OPAQUE)) {
            String directory = path.substring(0, slash) + "/";
            found.keySet().removeIf(known -> known.startsWith(directory));
        } else if (name.startsWith(LayerReader.WHITEOUT)) {
            String gone = path.substring(0, slash + 1) + name.substring(LayerReader.WHITEOUT.length());
            found.keySet().removeIf(known -> known.equals(gone) || known.startsWith(gone + "/"));
        } else if (asked.contains(path)) {
            added.put(
                    path,
                    new PathAttributes(entry.kind() == TarEntry.Kind.FOLDER, entry.mode(), (int) entry.userId(), (int)
                            entry.groupId()));
        }
    }
}
