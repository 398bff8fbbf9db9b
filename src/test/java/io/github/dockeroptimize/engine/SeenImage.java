package io.github.dockeroptimize.engine;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarFile;

/**
 * What a tool has read of an image.
 *
 * @param config the digest of the config for linux/amd64; empty if the tool doesn't say
 * @param names empty if the tool gives an image the name that it is called with, or none
 * @param files by path: type, mode and content; empty if the tool doesn't unpack images
 */
record SeenImage(Optional<String> config, Optional<Set<String>> names, Optional<Map<String, String>> files) {

    static SeenImage of(String config) {
        return new SeenImage(Optional.of(config), Optional.empty(), Optional.empty());
    }

    static SeenImage unpacked(Path tar) throws IOException {
        return new SeenImage(Optional.empty(), Optional.empty(), Optional.of(files(tar)));
    }

    SeenImage named(Set<String> those) {
        return new SeenImage(config, Optional.of(those), files);
    }

    SeenImage with(Path tar) throws IOException {
        return new SeenImage(config, names, Optional.of(files(tar)));
    }

    /** What is below the directories of base and application. A hard link is what it names. */
    private static Map<String, String> files(Path file) throws IOException {
        Map<String, String> files = new TreeMap<>();
        Map<String, String> links = new HashMap<>();
        try (TarFile tar = new TarFile(file.toFile())) {
            for (TarArchiveEntry entry : tar.getEntries()) {
                String path = path(entry.getName());
                if (!path.matches("(opt/readers|app)(/.*)?")) {
                    continue;
                }
                if (entry.isLink()) {
                    links.put(path, path(entry.getLinkName()));
                } else if (entry.isSymbolicLink()) {
                    files.put(path, "l " + entry.getLinkName());
                } else {
                    String mode = String.format("%04o", entry.getMode() & 07777);
                    try (InputStream content = tar.getInputStream(entry)) {
                        files.put(path, entry.isDirectory() ? "d " + mode : "f " + mode + " " + Tree.digest(content));
                    }
                }
            }
        }
        links.forEach((path, target) -> files.put(path, String.valueOf(files.get(target))));
        return files;
    }

    private static String path(String name) {
        return name.replaceFirst("^\\.?/", "").replaceFirst("/$", "");
    }
}
