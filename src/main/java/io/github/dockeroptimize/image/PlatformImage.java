package io.github.dockeroptimize.image;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Optional;

/**
 * The image for one platform as trees, with all fields that they have.
 *
 * @param manifest of Docker or OCI
 * @param config the same in both
 */
public record PlatformImage(JsonNode manifest, JsonNode config) {

    /**
     * The image for a platform; empty if there is none for it.
     *
     * @param digest of its manifest, or of an index that has it
     */
    public static Optional<PlatformImage> of(BlobSource blobs, String digest, Platform platform) throws IOException {
        return new ManifestChoice(blobs, platform.toString()).exactly(digest);
    }

    /** The platform that its config states. */
    public Platform platform() {
        return ConfigReader.platform(config);
    }
}
