package io.github.dockeroptimize.container;

import static io.github.dockeroptimize.InvalidInputException.quote;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dockeroptimize.image.Compression;
import io.github.dockeroptimize.image.DamagedImageException;
import io.github.dockeroptimize.image.Digests;
import io.github.dockeroptimize.image.ImageLayer;
import io.github.dockeroptimize.image.Platform;
import io.github.dockeroptimize.image.PlatformImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds out what the images for each platform take over from their base. */
final class BasePull {

    private static final String ENCRYPTED = "+encrypted";

    private final BuildRequest request;
    private final BaseDocuments documents;
    private final BaseLayers layers;
    private final FailureMessages failures;

    BasePull(BuildRequest request, BaseDocuments documents, BaseLayers layers, FailureMessages failures) {
        this.request = request;
        this.documents = documents;
        this.layers = layers;
        this.failures = failures;
    }

    /**
     * The base for each platform. Layers are fetched only if the image's format can't name them as they are.
     *
     * @param digest of its manifest or index
     */
    List<PulledBase> pull(String digest) throws IOException, BuildFailureException {
        List<PulledBase> bases = new ArrayList<>();
        for (Platform platform : request.platforms()) {
            PlatformImage image = image(digest, platform);
            List<ImageLayer> all = new ArrayList<>();
            for (ImageLayer layer : layers(image)) {
                all.add(layer.compression().isIn(request.format()) ? layer : layers.gzipped(layer));
            }
            bases.add(new PulledBase(image.platform(), image.config(), all));
        }
        return bases;
    }

    private PlatformImage image(String digest, Platform platform) throws IOException, BuildFailureException {
        Optional<PlatformImage> image = Optional.empty();
        try {
            for (Platform candidate : platform.compatible()) {
                if (image.isEmpty()) {
                    image = PlatformImage.of(documents, digest, candidate);
                }
            }
        } catch (DamagedImageException e) {
            throw failures.unreadableBase(e);
        }
        // as with Docker and Jib, a single image is taken for the usual platform whatever it says
        boolean fits = image.isPresent()
                && (platform.compatible().contains(image.get().platform())
                        || (platform.equals(Platform.USUAL)
                                && request.platforms().size() == 1));
        if (!fits) {
            throw failures.noPlatform();
        }
        return image.get();
    }

    /** The layers of the base for a platform, as they are in its registry. */
    List<ImageLayer> layers(String digest, Platform platform) throws IOException, BuildFailureException {
        return layers(image(digest, platform));
    }

    private List<ImageLayer> layers(PlatformImage image) throws BuildFailureException {
        JsonNode descriptors = image.manifest().path("layers");
        JsonNode diffIds = image.config().path("rootfs").path("diff_ids");
        if (descriptors.size() != diffIds.size()) {
            throw failures.unreadableBase(new IOException("has a manifest and a config that name different layers"));
        }
        List<ImageLayer> all = new ArrayList<>();
        for (int i = 0; i < descriptors.size(); i++) {
            all.add(layer(descriptors.path(i), diffIds.path(i).asText()));
        }
        return all;
    }

    private ImageLayer layer(JsonNode descriptor, String diffId) throws BuildFailureException {
        String digest = descriptor.path("digest").asText();
        String type = descriptor.path("mediaType").asText();
        long size = descriptor.path("size").asLong(-1);
        if (!Digests.isDigest(digest) || !Digests.isDigest(diffId) || size < 0 || type.endsWith(ENCRYPTED)) {
            throw failures.unreadableBase(new IOException("has the layer " + quote(digest) + ", which can't be read"));
        }
        return new ImageLayer(digest, size, type.isEmpty() ? Compression.GZIP : Compression.ofMediaType(type), diffId);
    }
}
