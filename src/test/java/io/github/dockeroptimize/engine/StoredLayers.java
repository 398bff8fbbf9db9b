package io.github.dockeroptimize.engine;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * The layers of an image, from an archive as {@code docker save} and {@code crane pull} write it, and dive's figures by its
 * definitions (dive/filetree/efficiency.go), computed as plainly as they are written there.
 */
final class StoredLayers {

    private static final String WHITEOUT = ".wh.";

    /** By path: the sizes of its files and directories. */
    private final List<Map<String, Entry>> layers = new ArrayList<>();

    /**
     * @param link the bytes of a symbolic link's target
     */
    private record Entry(long size, long link, boolean folder) {}

    /** Dive's figures. */
    record Efficiency(double score, long wasted, double userWasted) {}

    static StoredLayers in(Path archive) throws IOException {
        Path folder = Files.createDirectories(archive.resolveSibling(archive.getFileName() + "-unpacked"));
        Command.of("tar", "-C", folder.toString(), "-xf", archive.toString()).run();
        StoredLayers stored = new StoredLayers();
        for (var layer : Json.read(Files.readString(folder.resolve("manifest.json")))
                .path(0)
                .path("Layers")) {
            stored.layers.add(read(folder.resolve(layer.asText())));
        }
        return stored;
    }

    private static Map<String, Entry> read(Path layer) throws IOException {
        Map<String, Entry> entries = new TreeMap<>();
        try (InputStream in = new BufferedInputStream(Files.newInputStream(layer))) {
            in.mark(2);
            boolean gzip = in.read() == 0x1f && in.read() == 0x8b;
            in.reset();
            TarArchiveInputStream tar = new TarArchiveInputStream(gzip ? new GZIPInputStream(in) : in);
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                String path = "/" + entry.getName().replaceFirst("^[./]+", "").replaceFirst("/$", "");
                entries.put(
                        path,
                        new Entry(
                                entry.isLink() ? 0 : entry.getSize(),
                                entry.isSymbolicLink()
                                        ? entry.getLinkName().getBytes(StandardCharsets.UTF_8).length
                                        : 0,
                                entry.isDirectory()));
            }
        }
        return entries;
    }

    /** The sizes of the files of each layer. */
    List<Long> fileBytes() {
        return layers.stream()
                .map(layer -> layer.values().stream().mapToLong(Entry::size).sum())
                .toList();
    }

    /** The same with what symbolic links take, as some engines count it. */
    List<Long> fileAndLinkBytes() {
        return layers.stream()
                .map(layer -> layer.values().stream()
                        .mapToLong(entry -> entry.size() + entry.link())
                        .sum())
                .toList();
    }

    Efficiency efficiency() {
        Map<String, List<Long>> found = new HashMap<>();
        Map<String, Entry> below = new TreeMap<>();
        for (Map<String, Entry> layer : layers) {
            TreeSet<String> withChildren = new TreeSet<>();
            for (String path : layer.keySet()) {
                for (String at = parent(path); !at.isEmpty(); at = parent(at)) {
                    withChildren.add(at);
                }
            }
            for (Map.Entry<String, Entry> entry : layer.entrySet()) {
                if (!withChildren.contains(entry.getKey()) && !entry.getKey().equals("/")) {
                    String hidden = hidden(entry.getKey());
                    long size = hidden.isEmpty() ? entry.getValue().size() : sizeOfFolder(below, hidden);
                    found.computeIfAbsent(hidden.isEmpty() ? entry.getKey() : hidden, path -> new ArrayList<>())
                            .add(size);
                }
            }
            layer.keySet().stream()
                    .map(StoredLayers::hidden)
                    .filter(hidden -> !hidden.isEmpty())
                    .forEach(hidden ->
                            below.keySet().removeIf(path -> path.equals(hidden) || path.startsWith(hidden + "/")));
            layer.forEach((path, entry) -> {
                if (hidden(path).isEmpty()) {
                    below.put(path, entry);
                }
            });
        }
        long all = 0;
        long least = 0;
        long wasted = 0;
        for (List<Long> sizes : found.values()) {
            long together = sizes.stream().mapToLong(Long::longValue).sum();
            all += together;
            least += sizes.stream().mapToLong(Long::longValue).min().orElseThrow();
            wasted += sizes.size() > 1 ? together : 0;
        }
        long user = fileBytes().stream().skip(1).mapToLong(Long::longValue).sum();
        return new Efficiency(all == 0 ? 1 : (double) least / all, wasted, user == 0 ? 0 : (double) wasted / user);
    }

    /** What a whiteout hides; empty: it is none. */
    private static String hidden(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return name.startsWith(WHITEOUT) ? parent(path) + "/" + name.substring(WHITEOUT.length()) : "";
    }

    private static long sizeOfFolder(Map<String, Entry> below, String folder) {
        Entry hidden = below.get(folder);
        return hidden == null || !hidden.folder()
                ? 0
                : below.entrySet().stream()
                        .filter(entry -> entry.getKey().startsWith(folder + "/"))
                        .mapToLong(entry -> entry.getValue().size())
                        .sum();
    }

    private static String parent(String path) {
        return path.substring(0, path.lastIndexOf('/'));
    }
}
