package io.github.dockeroptimize.container;

import io.github.dockeroptimize.image.Digests;
import io.github.dockeroptimize.output.SharedProperties;
import io.github.dockeroptimize.registry.Reference;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Remembers which repositories of a registry contain a layer. From there, the registry mounts it for the image of another
 * module (OCI distribution specification 1.1, mounting a blob), so that layers that modules share are sent once.
 */
final class LayerPlaces {

    private final Path folder;
    private final Reference image;

    /**
     * @param folder the directory of these records
     * @param image the image to push
     */
    LayerPlaces(Path folder, Reference image) {
        this.folder = folder;
        this.image = image;
    }

    /** The other repositories that are known to contain a layer. */
    List<String> of(String digest) throws IOException {
        List<String> places = new ArrayList<>(
                new TreeSet<>(SharedProperties.read(file(digest)).stringPropertyNames()));
        places.remove(image.repository());
        return places;
    }

    /** Records a layer of an image that was pushed. */
    void remember(String digest) throws IOException {
        if (!SharedProperties.read(file(digest)).containsKey(image.repository())) {
            SharedProperties.add(file(digest), image.repository(), "");
        }
    }

    private Path file(String digest) {
        return folder.resolve("layer-" + Digests.hex(image.registryName() + " " + digest));
    }
}
