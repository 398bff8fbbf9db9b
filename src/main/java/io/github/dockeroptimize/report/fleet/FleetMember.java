package io.github.dockeroptimize.report.fleet;

import io.github.dockeroptimize.application.Coordinates;
import io.github.dockeroptimize.report.Size;
import java.util.List;
import java.util.OptionalLong;

/**
 * An image of a fleet, as its report describes it.
 *
 * @param module unique in the fleet
 * @param compiled whether it was compiled in the container: its base is that of another language, and no lock moves the
 *     contents of its layers
 * @param base its reference
 * @param baseSize compressed, if known
 * @param layers those above the base, from the lowest to the highest
 */
public record FleetMember(
        String module, String image, boolean compiled, String base, OptionalLong baseSize, List<Layer> layers) {

    public FleetMember {
        layers = List.copyOf(layers);
    }

    /**
     * A layer.
     *
     * @param content key of its contents, equal for layers that a registry stores once
     */
    public record Layer(String name, String content, Size size, List<Library> libraries) {
        public Layer {
            libraries = List.copyOf(libraries);
        }
    }

    /**
     * A library.
     *
     * @param path in the image
     */
    public record Library(String path, Coordinates coordinates, Size size) {

        /** The same for all versions; the file name where only that is known. */
        String artifact() {
            return coordinates.areKnown() ? coordinates.key() : coordinates.toString();
        }
    }

    long compressed() {
        return layers.stream().mapToLong(layer -> layer.size().compressed()).sum();
    }
}
