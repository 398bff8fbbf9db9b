package io.github.dockeroptimize.container;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Remembers in which repositories of a registry a layer is. The registry takes it over from there for the image of another
 * module (OCI distribution specification 1.1, mounting a blob), so that what modules share is sent once.
 */
final class LayerPlaces {

    private final Path folder;
    private final Reference image;
    private final RepositoryRequests requests;
    private final BuildListener listener;

    /**
     * @param folder where it is written down
     * @param image that is pushed
     */
    LayerPlaces(Path folder, Reference image, RepositoryRequests requests, BuildListener listener) {
        this.folder = folder;
        this.image = image;
        this.requests = requests;
        this.listener = listener;
    }

    /** Takes over a layer that other repositories have, as far as is known, and says which one it is. */
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
            listener.detail("a layer can't be taken over from '" + repository + "': " + e.getMessage());
            return false;
        }
    }

    /** After the image was pushed. */
    void remember(List<StagedLayer> layers, List<String> digests) throws IOException {
        for (int i = 0; i < layers.size(); i++) {
            String key = layers.get(i).key();
            if (!digests.get(i).equals(places(key).get(image.repository()))) {
                SmallFile.add(file(key), image.repository(), digests.get(i));
            }
        }
    }

    private Map<String, String> places(String key) throws IOException {
        Map<String, String> places = new TreeMap<>();
        SmallFile.read(file(key)).forEach((repository, digest) -> places.put((String) repository, (String) digest));
        return places;
    }

    private Path file(String key) {
        return folder.resolve("layer-" + Digests.hex(image.registryName() + " " + key));
    }
}
