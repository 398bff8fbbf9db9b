package io.github.dockeroptimize.image;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The files of an OCI image layout (image specification, {@code image-layout.md}) with an image in it. */
final class LayoutIndex {

    static final String BLOBS = "blobs/sha256/";

    private LayoutIndex() {}

    /**
     * What is known in memory: the layout's own files, indexes, manifests and configs, in the order in which they are
     * written.
     *
     * @param names all names of the image, each with its tag
     */
    static Map<String, byte[]> documents(WrittenImages written, List<String> names) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("oci-layout", "{\"imageLayoutVersion\":\"1.0.0\"}".getBytes(StandardCharsets.UTF_8));
        files.put(LayoutBlobs.INDEX, index(written, names));
        files.put(path(written.digest()), written.document());
        for (WrittenImage image : written.images()) {
            files.put(path(image.digest()), image.manifest());
            files.put(path(image.configDigest()), image.config());
        }
        return files;
    }

    /** The layers of all platforms, each once. */
    static Map<String, ImageLayer> layers(WrittenImages written) {
        Map<String, ImageLayer> files = new LinkedHashMap<>();
        for (WrittenImage image : written.images()) {
            for (ImageLayer layer : image.layers()) {
                files.put(path(layer.digest()), layer);
            }
        }
        return files;
    }

    static String path(String digest) {
        return BLOBS + digest.substring(digest.indexOf(':') + 1);
    }

    /**
     * One descriptor for each name, as {@code docker save} writes them: containerd takes the whole name from the one
     * annotation, other tools the tag from the other.
     */
    private static byte[] index(WrittenImages written, List<String> names) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("schemaVersion", 2).put("mediaType", ImageFormat.OCI.index());
        ArrayNode manifests = root.putArray("manifests");
        if (names.isEmpty()) {
            describe(manifests.addObject(), written);
        }
        for (String name : names) {
            ObjectNode descriptor = describe(manifests.addObject(), written);
            ImageName parsed = ImageName.parse(name);
            descriptor
                    .putObject("annotations")
                    .put("io.containerd.image.name", parsed.qualified())
                    .put("org.opencontainers.image.ref.name", parsed.tag().orElse("latest"));
        }
        return CompactJson.bytes(root);
    }

    private static ObjectNode describe(ObjectNode descriptor, WrittenImages written) {
        ManifestWriter.describe(descriptor, written.mediaType(), written.digest(), written.document().length);
        return descriptor;
    }
}
