package io.github.dockeroptimize.image;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** The manifest of one platform's image, for an index. */
public final class PlatformManifest {

    private final Platform platform;
    private final String osVersion;
    private final List<String> osFeatures;
    private final byte[] manifest;

    /** A manifest for a platform whose operating system needs no version, as Linux. */
    public PlatformManifest(Platform platform, byte[] manifest) {
        this(platform, "", List.of(), manifest);
    }

    private PlatformManifest(Platform platform, String osVersion, List<String> osFeatures, byte[] manifest) {
        this.platform = platform;
        this.osVersion = osVersion;
        this.osFeatures = List.copyOf(osFeatures);
        this.manifest = manifest.clone();
    }

    /** A manifest for the platform that its config states, with the version of Windows that it needs. */
    public static PlatformManifest of(JsonNode config, byte[] manifest) {
        return new PlatformManifest(
                ConfigReader.platform(config),
                config.path("os.version").asText(""),
                ConfigReader.strings(config.path("os.features")),
                manifest);
    }

    Platform platform() {
        return platform;
    }

    /** Empty if the operating system needs none. */
    String osVersion() {
        return osVersion;
    }

    List<String> osFeatures() {
        return osFeatures;
    }

    byte[] manifest() {
        return manifest.clone();
    }
}
