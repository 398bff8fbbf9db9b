package io.github.dockeroptimize.image;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/** Writes manifests and indexes. */
public final class ManifestWriter {

    private ManifestWriter() {}

    /**
     * Writes the manifest of an image.
     *
     * @param layers all of them, from the lowest to the highest
     * @param annotations none for Docker's format, which hasn't got any
     * @throws IllegalArgumentException for annotations or a compression that the format doesn't have
     */
    public static byte[] manifest(
            ImageFormat format, byte[] config, List<ImageLayer> layers, Map<String, String> annotations) {
        ObjectNode root = document(format.manifest());
        describe(root.putObject("config"), format.config(), config);
        ArrayNode list = root.putArray("layers");
        for (ImageLayer layer : layers) {
            describe(list.addObject(), layer.compression().mediaType(format), layer.digest(), layer.size());
        }
        annotate(root, format, annotations);
        return CompactJson.bytes(root);
    }

    /**
     * Writes the index of the images for several platforms.
     *
     * @param annotations none for Docker's format
     * @throws IllegalArgumentException for annotations in Docker's format
     */
    public static byte[] index(ImageFormat format, List<PlatformManifest> images, Map<String, String> annotations) {
        ObjectNode root = document(format.index());
        ArrayNode list = root.putArray("manifests");
        for (PlatformManifest image : images) {
            ObjectNode descriptor = list.addObject();
            describe(descriptor, format.manifest(), image.manifest());
            describe(descriptor.putObject("platform"), image);
        }
        annotate(root, format, annotations);
        return CompactJson.bytes(root);
    }

    private static ObjectNode document(String mediaType) {
        return JsonNodeFactory.instance.objectNode().put("schemaVersion", 2).put("mediaType", mediaType);
    }

    private static void describe(ObjectNode descriptor, String mediaType, byte[] content) {
        describe(descriptor, mediaType, Digest.of(content).toString(), content.length);
    }

    static void describe(ObjectNode descriptor, String mediaType, String digest, long size) {
        descriptor.put("mediaType", mediaType).put("digest", digest).put("size", size);
    }

    private static void describe(ObjectNode platform, PlatformManifest image) {
        platform.put("architecture", image.platform().architecture())
                .put("os", image.platform().os());
        if (!image.osVersion().isEmpty()) {
            platform.put("os.version", image.osVersion());
        }
        if (!image.osFeatures().isEmpty()) {
            image.osFeatures().forEach(platform.putArray("os.features")::add);
        }
        image.platform().variant().ifPresent(variant -> platform.put("variant", variant));
    }

    private static void annotate(ObjectNode root, ImageFormat format, Map<String, String> annotations) {
        if (annotations.isEmpty()) {
            return;
        }
        if (format == ImageFormat.DOCKER) {
            throw new IllegalArgumentException("Docker's format has no annotations");
        }
        annotations.forEach(root.putObject("annotations")::put);
    }
}
