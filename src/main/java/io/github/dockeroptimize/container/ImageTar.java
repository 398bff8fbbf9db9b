package io.github.dockeroptimize.container;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.dockeroptimize.content.ContentTime;
import io.github.dockeroptimize.image.Digests;
import io.github.dockeroptimize.image.ImageManifest;
import io.github.dockeroptimize.image.ImageManifest.Descriptor;
import io.github.dockeroptimize.image.ManifestReader;
import io.github.dockeroptimize.output.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarFile;

/** A tar with an image in it, as {@code docker save} writes it or as an OCI image layout. */
final class ImageTar {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String INDEX = "index.json";
    private static final String MANIFEST = "manifest.json";
    private static final String BLOBS = "blobs/sha256/";

    private final Path file;

    ImageTar(Path file) {
        this.file = file;
    }

    /** The images in the tar. */
    ImageManifest manifest() throws IOException {
        try (TarFile tar = new TarFile(file)) {
            Map<String, TarArchiveEntry> entries = new HashMap<>();
            tar.getEntries().forEach(entry -> entries.put(entry.getName(), entry));
            return entries.containsKey(INDEX) ? oci(tar, entries) : docker(tar, entries);
        }
    }

    private static ImageManifest oci(TarFile tar, Map<String, TarArchiveEntry> entries) throws IOException {
        String digest = JSON.readTree(bytes(tar, entries, INDEX))
                .path("manifests")
                .path(0)
                .path("digest")
                .asText();
        return ManifestReader.read(bytes(tar, entries, blob(digest)), nested -> bytes(tar, entries, blob(nested)))
                .get(0);
    }

    /** Reads the digest of a layer from its file name, as jib-core writes it. */
    private static ImageManifest docker(TarFile tar, Map<String, TarArchiveEntry> entries) throws IOException {
        JsonNode manifest = JSON.readTree(bytes(tar, entries, MANIFEST)).path(0);
        List<Descriptor> layers = new ArrayList<>();
        for (JsonNode layer : manifest.path("Layers")) {
            String name = layer.asText();
            layers.add(new Descriptor(
                    Digests.PREFIX + name.replaceFirst("\\.tar\\.gz$", ""),
                    entry(entries, name).getSize()));
        }
        byte[] config = bytes(tar, entries, manifest.path("Config").asText());
        return new ImageManifest(Optional.empty(), Digests.PREFIX + Digests.hex(config), layers);
    }

    /**
     * Adds {@code manifest.json} to an OCI image layout, as {@code docker save} does: {@code docker load} and crane need it.
     *
     * @param names all names of the image, each with its tag
     */
    void makeLoadable(List<String> names) throws IOException {
        ImageManifest image = manifest();
        Json json = new Json().beginArray().beginObject();
        json.name("Config").value(blob(image.config()));
        json.name("RepoTags").values(names);
        json.name("Layers")
                .values(image.layers().stream()
                        .map(layer -> blob(layer.digest()))
                        .toList());
        byte[] text = json.end('}').end(']').toString().getBytes(StandardCharsets.UTF_8);
        try (TarFile tar = new TarFile(file)) {
            TarArchiveEntry last = tar.getEntries().get(tar.getEntries().size() - 1);
            append(last.getDataOffset() + padded(last.getSize()), text);
        }
    }

    private void append(long end, byte[] text) throws IOException {
        try (var channel = Files.newByteChannel(file, StandardOpenOption.WRITE)) {
            channel.truncate(end);
        }
        try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.APPEND);
                TarArchiveOutputStream tar = new TarArchiveOutputStream(out)) {
            TarArchiveEntry entry = new TarArchiveEntry(MANIFEST);
            entry.setSize(text.length);
            entry.setModTime(ContentTime.FIRST.toEpochMilli());
            tar.putArchiveEntry(entry);
            tar.write(text);
            tar.closeArchiveEntry();
        }
    }

    private static long padded(long size) {
        int block = 512;
        return (size + block - 1) / block * block;
    }

    private static String blob(String digest) {
        return BLOBS + digest.substring(Digests.PREFIX.length());
    }

    private static byte[] bytes(TarFile tar, Map<String, TarArchiveEntry> entries, String name) throws IOException {
        try (InputStream in = tar.getInputStream(entry(entries, name))) {
            return in.readAllBytes();
        }
    }

    private static TarArchiveEntry entry(Map<String, TarArchiveEntry> entries, String name) throws IOException {
        TarArchiveEntry entry = entries.get(name);
        if (entry == null) {
            throw new IOException("'" + name + "' is missing from the image's tar");
        }
        return entry;
    }
}
