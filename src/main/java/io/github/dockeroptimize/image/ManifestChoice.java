package io.github.dockeroptimize.image;

import static io.github.dockeroptimize.InvalidInputException.quote;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the image of a platform in a manifest, an index, or indexes of indexes, else the first image. Attestations are
 * not images, and manifests that the source does not contain are skipped: {@code docker save} and {@code skopeo copy}
 * leave out other platforms.
 */
final class ManifestChoice {

    private static final int DEEPEST = 5;
    private static final int MOST_MANIFESTS = 1000;
    private static final int MOST_CONFIG = StoredFiles.MOST_JSON;

    private final BlobSource blobs;
    private final String platform;

    ManifestChoice(BlobSource blobs, String platform) {
        this.blobs = blobs;
        this.platform = platform;
    }

    /**
     * @param expected of the manifest's bytes; empty if the reference is a name
     * @param stored the size of the source on disk; 0 for the sum of the layers
     */
    StoredImage image(String reference, Optional<Digest> expected, long stored) throws IOException {
        Optional<Found> root = manifest(reference, expected);
        if (root.isEmpty()) {
            throw new DamagedImageException("lacks " + quote(reference));
        }
        Optional<Found> image = find(root.get(), true, 0, new HashSet<>());
        if (image.isEmpty()) {
            image = find(root.get(), false, 0, new HashSet<>());
        }
        if (image.isEmpty()) {
            throw new DamagedImageException("has an index without an image");
        }
        return stored(image.get(), stored);
    }

    /** The image for exactly this platform, or that of a manifest which names none; empty if an index has none. */
    Optional<PlatformImage> exactly(String digest) throws IOException {
        Optional<Found> root = manifest(digest, Optional.of(Digest.parse(digest)));
        Optional<Found> image = root.isEmpty() ? root : find(root.get(), true, 0, new HashSet<>());
        return image.isEmpty()
                ? Optional.empty()
                : Optional.of(new PlatformImage(
                        image.get().json(), ConfigReader.json(config(image.get().json()), "config")));
    }

    /** A manifest or an index. */
    private record Found(JsonNode json, Digest digest) {}

    private Optional<Found> manifest(String reference, Optional<Digest> expected) throws IOException {
        Optional<byte[]> bytes = blobs.manifest(reference);
        if (bytes.isEmpty()) {
            return Optional.empty();
        }
        if (expected.isPresent()) {
            expected.get().require(bytes.get());
        }
        return Optional.of(new Found(
                ConfigReader.json(bytes.get(), "manifest"), expected.orElseGet(() -> Digest.of(bytes.get()))));
    }

    /** @param seen visited digests, since indexes may refer to each other repeatedly */
    private Optional<Found> find(Found found, boolean exactly, int depth, Set<String> seen) throws IOException {
        if (!found.json().path("manifests").isArray()) {
            return Optional.of(found);
        }
        if (depth == DEEPEST) {
            throw new DamagedImageException("has indexes that are nested too deeply");
        }
        for (JsonNode entry : found.json().path("manifests")) {
            String named = platform(entry.path("platform"));
            if (isAttestation(entry, named) || (exactly && !named.isEmpty() && !named.equals(platform))) {
                continue;
            }
            String digest = entry.path("digest").asText();
            if (!seen.add(digest)) {
                continue;
            }
            if (seen.size() > MOST_MANIFESTS) {
                throw new DamagedImageException("has an index of more than " + MOST_MANIFESTS + " manifests");
            }
            Optional<Found> next = manifest(digest, Optional.of(Digest.parse(digest)));
            Optional<Found> image = next.isEmpty() ? next : find(next.get(), exactly, depth + 1, seen);
            if (image.isPresent() && (!exactly || !named.isEmpty() || isForPlatform(image.get()))) {
                return image;
            }
        }
        return Optional.empty();
    }

    private static boolean isAttestation(JsonNode entry, String platform) {
        return platform.equals("unknown/unknown")
                || entry.path("annotations").has("vnd.docker.reference.type")
                || (platform.isEmpty() && entry.has("artifactType"));
    }

    private static String platform(JsonNode platform) {
        return platform.isMissingNode() ? "" : ConfigReader.platform(platform).toString();
    }

    private boolean isForPlatform(Found image) throws IOException {
        return ConfigReader.read(config(image.json())).platform().equals(platform);
    }

    private byte[] config(JsonNode manifest) throws IOException {
        JsonNode config = manifest.path("config");
        if (!config.isObject() || !manifest.path("layers").isArray()) {
            throw new DamagedImageException("has a manifest of an unsupported kind (schema "
                    + manifest.path("schemaVersion").asInt() + ")");
        }
        Digest digest = Digest.parse(config.path("digest").asText());
        return VerifiedBlob.bytes(
                blobs.blob(digest.toString()),
                Optional.of(digest),
                config.path("size").asLong(),
                MOST_CONFIG);
    }

    private StoredImage stored(Found image, long stored) throws IOException {
        byte[] config = config(image.json());
        List<StoredLayer> layers = new ArrayList<>();
        long sum = 0;
        for (JsonNode layer : image.json().path("layers")) {
            String name = layer.path("digest").asText();
            Digest digest = Digest.parse(name);
            long size = layer.path("size").asLong();
            if (size < 0 || layer.path("mediaType").asText().endsWith("+encrypted")) {
                throw new DamagedImageException(
                        "has the layer " + quote(name) + ", which is encrypted or has no valid size");
            }
            layers.add(new StoredLayer(name, Optional.of(digest), size, blobs.position(name), () -> blobs.blob(name)));
            sum = sum + size < 0 ? Long.MAX_VALUE : sum + size;
        }
        return StoredImage.of(Optional.of(image.digest()), config, layers, stored == 0 ? sum : stored);
    }
}
