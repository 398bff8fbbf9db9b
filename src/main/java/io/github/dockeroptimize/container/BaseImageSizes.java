package io.github.dockeroptimize.container;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.dockeroptimize.container.cache.CacheDirectory;
import io.github.dockeroptimize.image.Platform;
import io.github.dockeroptimize.registry.Connections;
import io.github.dockeroptimize.registry.Reference;
import io.github.dockeroptimize.registry.RegistryAccess;
import io.github.dockeroptimize.registry.RegistryClient;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the sizes of images from their manifests; no layer is fetched. Of an image for several platforms, one platform
 * counts.
 */
public final class BaseImageSizes {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final RegistryAccess access;
    private final Connections connections;
    private final Platform platform;

    /** Registries and mirrors that don't answer. Each is asked only once, since a timeout takes long. */
    private final Map<String, IOException> silent = new HashMap<>();

    /**
     * @param cache the cache that builds share on this machine
     * @param platforms the first counts; if empty, the usual platform does
     */
    public BaseImageSizes(RegistryAccess access, Path cache, List<Platform> platforms) {
        this.access = access;
        this.connections =
                new Connections(access, CacheDirectory.in(cache).root().resolve("plain-http"));
        this.platform = platforms.stream().findFirst().orElse(Platform.USUAL);
    }

    /**
     * The total size of the compressed layers of an image, in bytes.
     *
     * @throws IOException if no registry answers
     */
    public long compressed(String image) throws IOException {
        Reference reference = Reference.parse(image);
        for (String mirror : access.mirrors().getOrDefault(reference.registryName(), List.of())) {
            try {
                return ask(reference.on(mirror));
            } catch (IOException e) {
                // the next one, or the registry itself, may know
            }
        }
        return ask(reference);
    }

    private long ask(Reference reference) throws IOException {
        IOException silence = silent.get(reference.registryName());
        if (silence != null) {
            throw silence;
        }
        try {
            return size(reference);
        } catch (IOException e) {
            FailureCause trouble = FailureCause.of(e);
            IOException explained = new IOException("'" + reference.registryName() + "' " + trouble.phrase(), e);
            if (trouble.isUnknownHost() || trouble.isBrokenConnection()) {
                silent.put(reference.registryName(), explained);
            }
            throw explained;
        }
    }

    private long size(Reference reference) throws IOException {
        RegistryClient requests = new RegistryClient(reference, connections, access.base(), "pull");
        JsonNode manifest = JSON.readTree(requests.manifest(reference.qualifier()));
        if (manifest.has("manifests")) {
            manifest = JSON.readTree(requests.manifest(ofPlatform(manifest)));
        }
        if (!manifest.path("layers").isArray()) {
            throw new IOException("the manifest of '" + reference + "' lists no layers");
        }
        long size = 0;
        for (JsonNode layer : manifest.path("layers")) {
            size += layer.path("size").asLong();
        }
        return size;
    }

    private String ofPlatform(JsonNode index) throws IOException {
        for (JsonNode image : index.path("manifests")) {
            JsonNode named = image.path("platform");
            if (platform.equals(new Platform(
                    named.path("os").asText(), named.path("architecture").asText()))) {
                return image.path("digest").asText();
            }
        }
        throw new IOException("there is no image for " + platform);
    }
}
