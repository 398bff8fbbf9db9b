package io.github.dockeroptimize.image;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dockeroptimize.output.WholeFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Writes an image as one tar that every engine loads: an OCI image layout, in which containerd and others read
 * {@code index.json}, with Docker's own {@code manifest.json}, as {@code docker save} writes it.
 */
public final class ArchiveWriter {

    private ArchiveWriter() {}

    /**
     * Writes the tar next to its place and moves it there, so that nobody sees a part of it, and a failure leaves the old
     * one. Its bytes depend on the image alone.
     *
     * @param tar in a directory that exists
     * @param blobs the file with the stored bytes of each layer
     * @param names all names of the image, each with its tag
     */
    public static void write(Path tar, WrittenImages written, Function<ImageLayer, Path> blobs, List<String> names)
            throws IOException {
        WholeFile.write(tar.toAbsolutePath().normalize(), part -> {
            try (ArchiveTar archive = new ArchiveTar(part)) {
                add(archive, written, blobs, names);
            }
        });
    }

    private static void add(
            ArchiveTar archive, WrittenImages written, Function<ImageLayer, Path> blobs, List<String> names)
            throws IOException {
        Map<String, byte[]> documents = LayoutIndex.documents(written, names);
        documents.put(DockerArchive.MANIFEST, manifest(written, names));
        archive.addDirectory("blobs/");
        archive.addDirectory(LayoutIndex.BLOBS);
        for (Map.Entry<String, byte[]> file : documents.entrySet()) {
            archive.add(file.getKey(), file.getValue());
        }
        for (Map.Entry<String, ImageLayer> file : LayoutIndex.layers(written).entrySet()) {
            archive.add(file.getKey(), file.getValue(), blobs.apply(file.getValue()));
        }
        archive.finish();
    }

    /** The first image only: Docker's form has no platforms, and a second one would take the names from the first. */
    private static byte[] manifest(WrittenImages written, List<String> names) {
        WrittenImage first = written.images().get(0);
        ArrayNode root = JsonNodeFactory.instance.arrayNode();
        ObjectNode image = root.addObject().put("Config", LayoutIndex.path(first.configDigest()));
        ArrayNode tags = image.putArray("RepoTags");
        names.forEach(tags::add);
        ArrayNode layers = image.putArray("Layers");
        first.layers().forEach(layer -> layers.add(LayoutIndex.path(layer.digest())));
        return CompactJson.bytes(root);
    }
}
