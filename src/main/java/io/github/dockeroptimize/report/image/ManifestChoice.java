package io.github.dockeroptimize.report.image;

import static io.github.dockeroptimize.InvalidInputException.quote;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the image for a platform behind a manifest, an index, or indexes of indexes, and else the first one. Attestations are
 * no images, and what the index names but the source doesn't have is passed over: {@code docker save} and {@code skopeo copy}
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
     * @param expected of the manifest's bytes; empty: the source is asked by a name
     * @param stored what the source takes on the disk; 0: what the layers say
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

    /**
     * @param seen what has been looked at; nothing is looked at twice, since indexes may name each other many times
     */
    private Optional<Found> find(Found found, boolean exactly, int depth, Set<String> seen) throws IOException {
        if (!found.json().path("manifests").isArray()) {
            return Optional.of(found);
        }
        if (depth == DEEPEST) {
            throw new DamagedImageException("has indexes in indexes in indexes");
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
                || entry.has("artifactType");
    }

    private static String platform(JsonNode platform) {
        return platform.isMissingNode()
                ? ""
                : platform.path("os").asText() + "/"
                        + platform.path("architecture").asText();
    }

    private boolean isForPlatform(Found image) throws IOException {
        return ConfigReader.read(config(image.json())).platform().equals(platform);
    }

    private byte[] config(JsonNode manifest) throws IOException {
        JsonNode config = manifest.path("config");
        if (!config.isObject() || !manifest.path("layers").isArray()) {
            throw new DamagedImageException("has a manifest of another kind (schema "
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
                throw new DamagedImageException("has the layer " + quote(name) + ", which nobody can read");
            }
            layers.add(new StoredLayer(name, Optional.of(digest), size, blobs.position(name), () -> blobs.blob(name)));
            sum = sum + size < 0 ? Long.MAX_VALUE : sum + size;
        }
        return StoredImage.of(Optional.of(image.digest()), config, layers, stored == 0 ? sum : stored);
    }
}
