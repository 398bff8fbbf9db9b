package io.github.dockeroptimize.container;

import io.github.dockeroptimize.container.cache.StagedLayer;
import io.github.dockeroptimize.image.Digests;
import io.github.dockeroptimize.output.SharedProperties;
import io.github.dockeroptimize.registry.Reference;
import io.github.dockeroptimize.registry.RegistryClient;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Remembers which repositories of a registry contain a layer. From there, the registry mounts it for the image of another
 * module (OCI distribution specification 1.1, mounting a blob), so that layers that modules share are sent once.
 */
final class LayerPlaces {

    private final Path folder;
    private final Reference image;
    private final RegistryClient requests;
    private final BuildListener listener;

    /**
     * @param folder the directory of these records
     * @param image the image to push
     */
    LayerPlaces(Path folder, Reference image, RegistryClient requests, BuildListener listener) {
        this.folder = folder;
        this.image = image;
        this.requests = requests;
        this.listener = listener;
    }

    /** Mounts a layer from another repository that is known to contain it, and returns its digest. */
    Optional<String> mount(StagedLayer layer) throws IOException {
        Map<String, String> places = places(layer.key());
        if (places.containsKey(image.repository())) {
            return Optional.empty();
        }
        for (Map.Entry<String, String> place : places.entrySet()) {
            if (mount(place.getValue(), place.getKey())) {
                return Optional.of(place.getValue());
            }
        }
        return Optional.empty();
    }

    private boolean mount(String digest, String repository) {
        try {
            return requests.mount(digest, repository);
        } catch (IOException e) {
            listener.detail("a layer can't be mounted from '" + repository + "': " + e.getMessage());
            return false;
        }
    }

    /** Records the layers of an image that was pushed. */
    void remember(List<StagedLayer> layers, List<String> digests) throws IOException {
        for (int i = 0; i < layers.size(); i++) {
            String key = layers.get(i).key();
            if (!digests.get(i).equals(places(key).get(image.repository()))) {
                SharedProperties.add(file(key), image.repository(), digests.get(i));
            }
        }
    }

    private Map<String, String> places(String key) throws IOException {
        Map<String, String> places = new TreeMap<>();
        SharedProperties.read(file(key))
                .forEach((repository, digest) -> places.put((String) repository, (String) digest));
        return places;
    }

    private Path file(String key) {
        return folder.resolve("layer-" + Digests.hex(image.registryName() + " " + key));
    }
}
