package io.github.dockeroptimize.container;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.dockeroptimize.plan.Owner;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarFile;

/** Looks up folders in an image that lies in a tar: what its layers, one over the other, say of them. */
final class BaseTree {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PERMISSIONS = 07777;
    private static final int GZIP = 0x1f;

    /** Names that say that something of a lower layer is gone (OCI image specification, whiteouts). */
    private static final String WHITEOUT = ".wh.";

    private static final String OPAQUE = ".wh..wh..opq";

    private final Set<String> asked;
    private final Map<String, Found> found = new TreeMap<>();

    private BaseTree(Collection<String> asked) {
        this.asked = new TreeSet<>(asked);
    }

    /**
     * What is at a path.
     *
     * @param isFolder whether it is a folder, and no link or file
     * @param mode permission bits, those for set-id and sticky too
     */
    record Found(boolean isFolder, int mode, Owner owner) {}

    /**
     * Reads an image as {@code docker save} writes it.
     *
     * @param asked absolute paths
     * @return those that exist
     */
    static Map<String, Found> read(Path tar, Collection<String> asked) throws IOException {
        BaseTree tree = new BaseTree(asked);
        try (TarFile image = new TarFile(tar)) {
            Map<String, TarArchiveEntry> entries = new TreeMap<>();
            image.getEntries().forEach(entry -> entries.put(entry.getName(), entry));
            JsonNode manifest = JSON.readTree(image.getInputStream(entries.get("manifest.json")));
            for (JsonNode layer : manifest.path(0).path("Layers")) {
                try (InputStream in = image.getInputStream(entries.get(layer.asText()))) {
                    tree.apply(in);
                }
            }
        }
        return tree.found;
    }

    private void apply(InputStream layer) throws IOException {
        BufferedInputStream in = new BufferedInputStream(layer, 1 << 16);
        in.mark(1);
        boolean compressed = in.read() == GZIP;
        in.reset();
        Map<String, Found> added = new TreeMap<>();
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(compressed ? new GZIPInputStream(in, 1 << 16) : in)) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                add(entry, added);
            }
        }
        added.forEach((path, what) -> {
            if (!what.isFolder()) {
                found.keySet().removeIf(known -> known.startsWith(path + "/"));
            }
        });
        found.putAll(added);
    }

    private void add(TarArchiveEntry entry, Map<String, Found> added) {
        String path = "/" + entry.getName().replaceFirst("^(\\./|/)+", "").replaceFirst("/+$", "");
        int slash = path.lastIndexOf('/');
        String name = path.substring(slash + 1);
        if (name.equals(OPAQUE)) {
            String folder = path.substring(0, slash) + "/";
            found.keySet().removeIf(known -> known.startsWith(folder));
        } else if (name.startsWith(WHITEOUT)) {
            String gone = path.substring(0, slash + 1) + name.substring(WHITEOUT.length());
            found.keySet().removeIf(known -> known.equals(gone) || known.startsWith(gone + "/"));
        } else if (asked.contains(path)) {
            added.put(
                    path,
                    new Found(
                            entry.isDirectory(),
                            entry.getMode() & PERMISSIONS,
                            new Owner((int) entry.getLongUserId(), (int) entry.getLongGroupId())));
        }
    }
}
