package io.github.dockeroptimize.container;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Asks registries how large images are: their manifests say so, and no layer is fetched. Of an image for several platforms,
 * one is asked for.
 */
public final class BaseImageSizes {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final RegistryAccess access;
    private final Connections connections;
    private final Platform platform;

    /** Each, mirrors too, may take its time to say nothing, so it is asked once. */
    private final Map<String, IOException> silent = new HashMap<>();

    /**
     * @param cache what builds share on this machine
     * @param platforms of which the first counts; where there is none, the usual one
     */
    public BaseImageSizes(RegistryAccess access, Path cache, List<Platform> platforms) {
        this.access = access;
        this.connections = new Connections(access, CacheFolder.in(cache).root().resolve("plain-http"));
        this.platform = platforms.stream().findFirst().orElse(Platform.USUAL);
    }

    /**
     * The compressed layers of an image together, in bytes.
     *
     * @throws IOException if no registry tells
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
            Trouble trouble = Trouble.of(e);
            IOException explained = new IOException("'" + reference.registryName() + "' " + trouble.phrase(), e);
            if (trouble.isUnknownHost() || trouble.isBrokenConnection()) {
                silent.put(reference.registryName(), explained);
            }
            throw explained;
        }
    }

    private long size(Reference reference) throws IOException {
        RepositoryRequests requests = new RepositoryRequests(reference, connections, access.base(), "pull");
        JsonNode manifest = JSON.readTree(requests.manifest(reference.qualifier()));
        if (manifest.has("manifests")) {
            manifest = JSON.readTree(requests.manifest(ofPlatform(manifest)));
        }
        if (!manifest.path("layers").isArray()) {
            throw new IOException("the manifest of '" + reference + "' names no layers");
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
