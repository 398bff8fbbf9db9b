package io.github.dockeroptimize.image;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An image for one platform or several, as it is stored. */
public final class WrittenImages {

    private final List<WrittenImage> images;
    private final Optional<byte[]> index;
    private final ImageFormat format;

    /**
     * An image of these documents.
     *
     * @param images one for each platform
     * @param index of several platforms
     */
    public WrittenImages(List<WrittenImage> images, Optional<byte[]> index, ImageFormat format) {
        if (images.isEmpty() || (images.size() > 1 && index.isEmpty())) {
            throw new IllegalArgumentException(images.size() + " images without an index");
        }
        this.images = List.copyOf(images);
        this.index = index.map(byte[]::clone);
        this.format = format;
    }

    /**
     * The images with an index if there are several.
     *
     * @param annotations of the index
     * @throws IOException if a config is not valid JSON
     */
    public static WrittenImages of(ImageFormat format, List<WrittenImage> images, Map<String, String> annotations)
            throws IOException {
        if (images.size() == 1) {
            return new WrittenImages(images, Optional.empty(), format);
        }
        List<PlatformManifest> manifests = new ArrayList<>();
        for (WrittenImage image : images) {
            manifests.add(PlatformManifest.of(ConfigReader.json(image.config(), "config"), image.manifest()));
        }
        return new WrittenImages(images, Optional.of(ManifestWriter.index(format, manifests, annotations)), format);
    }

    public List<WrittenImage> images() {
        return images;
    }

    public Optional<byte[]> index() {
        return index.map(byte[]::clone);
    }

    public ImageFormat format() {
        return format;
    }

    /** The index, or the manifest of the only image. */
    public byte[] document() {
        return index().orElseGet(() -> images.get(0).manifest());
    }

    /** The media type of {@link #document}. */
    public String mediaType() {
        return index.isPresent() ? format.index() : format.manifest();
    }

    /** The digest by which registries know the image. */
    public String digest() {
        return Digest.of(document()).toString();
    }

    /** The digest of the first image's config, which Docker calls the image's id. */
    public String id() {
        return images.get(0).configDigest();
    }
}
