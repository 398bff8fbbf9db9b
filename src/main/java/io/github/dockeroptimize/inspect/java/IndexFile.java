package io.github.dockeroptimize.inspect.java;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.application.Archive;
import io.github.dockeroptimize.application.ArchiveEntry;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads Spring Boot's two index files, a small subset of YAML. Names are quoted in archives and unquoted in the
 * reference documentation; both are accepted.
 */
final class IndexFile {

    private final Archive archive;
    private final String name;
    private final List<String> lines;

    private IndexFile(Archive archive, String name) {
        this.archive = archive;
        this.name = name;
        this.lines = new ArrayList<>();
        for (String line :
                new String(archive.bytes(name), StandardCharsets.UTF_8).lines().toList()) {
            if (!line.isBlank()) {
                lines.add(line);
            }
        }
    }

    static IndexFile read(Archive archive, String name) {
        if (!archive.has(name)) {
            throw new InvalidInputException(
                    quote(archive.displayName()) + " names the index " + quote(name)
                            + " in its manifest but doesn't have it",
                    "rebuild the archive with 'mvn clean package'");
        }
        return new IndexFile(archive, name);
    }

    /** Reads {@code classpath.idx}: one name per line, in class path order; each is an entry of the archive. */
    List<ArchiveEntry> classPath() {
        List<ArchiveEntry> entries = new ArrayList<>();
        for (String line : lines) {
            entries.add(existing(item(line)));
        }
        return entries;
    }

    /** Reads {@code layers.idx}: layer names, each with its entries or directories, in order. */
    Map<String, List<String>> layers() {
        Map<String, List<String>> layers = new LinkedHashMap<>();
        List<String> content = null;
        for (String line : lines) {
            if (line.startsWith("- ")) {
                content = new ArrayList<>();
                String layer = layerName(line);
                if (layers.put(layer, content) != null) {
                    throw broken(line, "names the layer " + quote(layer) + " twice");
                }
            } else if (content == null) {
                throw broken(line, "lists a file before the first layer");
            } else {
                String path = item(line.strip());
                if (!path.endsWith("/")) {
                    existing(path);
                }
                content.add(path);
            }
        }
        return layers;
    }

    private String layerName(String line) {
        String item = line.substring(2).strip();
        if (!item.endsWith(":")) {
            throw broken(line, "has a line without a layer name");
        }
        String layer = unquote(item.substring(0, item.length() - 1).strip());
        if (!layer.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
            throw broken(line, "has a layer name that is not a file name");
        }
        return layer;
    }

    private String item(String line) {
        if (!line.startsWith("- ")) {
            throw broken(line, "has a line that is not a list item");
        }
        return unquote(line.substring(2).strip());
    }

    private ArchiveEntry existing(String path) {
        Optional<ArchiveEntry> entry = archive.entry(path);
        if (entry.isEmpty()) {
            throw new InvalidInputException(
                    quote(name) + " in " + quote(archive.displayName()) + " names " + quote(path)
                            + ", which isn't in the archive",
                    "rebuild it with 'mvn clean package'");
        }
        return entry.get();
    }

    private static String unquote(String text) {
        boolean quoted = text.length() >= 2
                && (text.charAt(0) == '"' || text.charAt(0) == '\'')
                && text.charAt(text.length() - 1) == text.charAt(0);
        return quoted ? text.substring(1, text.length() - 1) : text;
    }

    private InvalidInputException broken(String line, String what) {
        return new InvalidInputException(
                quote(name) + " in " + quote(archive.displayName()) + " " + what + ": " + quote(line),
                "rebuild the archive with 'mvn clean package'");
    }
}
