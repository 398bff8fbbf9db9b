package io.github.dockeroptimize.image;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Looks up paths in the merged layers of an image, from the topmost layer down, and opens no more layers than it needs: one
 * may have to be fetched.
 */
final class PathLookup {

    private static final int BUFFER = 1 << 16;

    private final Set<String> asked;
    /** Paths of which no layer has said anything yet. */
    private final Set<String> open;

    private final Map<String, PathAttributes> found = new TreeMap<>();

    private PathLookup(Collection<String> asked) {
        this.asked = Set.copyOf(asked);
        this.open = new TreeSet<>(asked);
    }

    /**
     * Looks up absolute paths.
     *
     * @return those that exist
     */
    static Map<String, PathAttributes> find(StoredImage image, Collection<String> asked) throws IOException {
        PathLookup lookup = new PathLookup(asked);
        DecompressionLimit limit = DecompressionLimit.of(image.stored());
        List<StoredLayer> layers = image.layers();
        for (int i = layers.size() - 1; i >= 0 && !lookup.open.isEmpty(); i--) {
            try (InputStream stored = layers.get(i).opening().open();
                    InputStream tar = Unpacked.of(new BufferedInputStream(stored, BUFFER), limit)) {
                lookup.apply(new TarReader(new BufferedInputStream(tar, BUFFER)));
            }
        }
        return lookup.found;
    }

    private void apply(TarReader tar) throws IOException {
        Map<String, PathAttributes> added = new TreeMap<>();
        Set<String> hidden = new TreeSet<>();
        for (Optional<TarEntry> next = tar.next(); next.isPresent(); next = tar.next()) {
            add(next.get(), added, hidden);
        }
        added.forEach((path, what) -> {
            if (open.remove(path)) {
                found.put(path, what);
            }
            if (!what.isDirectory()) {
                hide(path + "/", hidden);
            }
        });
        open.removeAll(hidden);
    }

    /** @param hidden receives the paths that aren't visible any more if they are in a layer below */
    private void add(TarEntry entry, Map<String, PathAttributes> added, Set<String> hidden) {
        String path = absolute(entry.name());
        int slash = path.lastIndexOf('/');
        if (path.substring(slash + 1).equals(LayerReader.OPAQUE)) {
            hide(path.substring(0, slash + 1), hidden);
        } else if (path.startsWith(LayerReader.WHITEOUT, slash + 1)) {
            String removed = path.substring(0, slash + 1) + path.substring(slash + 1 + LayerReader.WHITEOUT.length());
            hide(removed + "/", hidden);
            if (open.contains(removed)) {
                hidden.add(removed);
            }
        } else if (asked.contains(path)) {
            added.put(
                    path,
                    new PathAttributes(entry.kind() == TarEntry.Kind.FOLDER, entry.mode(), (int) entry.userId(), (int)
                            entry.groupId()));
        }
    }

    private void hide(String prefix, Set<String> hidden) {
        for (String path : open) {
            if (path.startsWith(prefix)) {
                hidden.add(path);
            }
        }
    }

    /** A name in a tar as a path: {@code ./etc/} and {@code /etc} are {@code /etc}. */
    private static String absolute(String name) {
        int start = 0;
        while (name.startsWith("/", start) || name.startsWith("./", start)) {
            start = name.indexOf('/', start) + 1;
        }
        int end = name.length();
        while (end > start && name.charAt(end - 1) == '/') {
            end--;
        }
        return "/" + name.substring(start, end);
    }
}
