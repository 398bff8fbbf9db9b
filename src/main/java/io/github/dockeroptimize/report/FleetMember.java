package io.github.dockeroptimize.report;

import java.util.List;
import java.util.OptionalLong;

/**
 * An image of a fleet, as its report tells it.
 *
 * @param module unique in the fleet
 * @param compiled whether it was compiled in its container: its base is that of another language, and no lock moves what is
 *     in its layers
 * @param base its reference
 * @param baseSize compressed, where it is known
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
     * @param content the same where a registry stores it once
     */
    public record Layer(String name, String content, Size size, List<Library> libraries) {
        public Layer {
            libraries = List.copyOf(libraries);
        }
    }

    /**
     * A library.
     *
     * @param path where it lies in the image
     * @param coordinates {@code groupId:artifactId:version[:classifier]}, or its file name
     */
    public record Library(String path, String coordinates, Size size) {

        /** The same in all versions; the file name where only that is known. */
        String artifact() {
            String[] parts = coordinates.split(":", -1);
            return parts.length < 3
                    ? coordinates
                    : parts[0] + ":" + parts[1] + (parts.length > 3 ? ":" + parts[3] : "");
        }

        /** Empty where only the file name is known. */
        String version() {
            String[] parts = coordinates.split(":", -1);
            return parts.length < 3 ? "" : parts[2];
        }
    }

    long compressed() {
        return layers.stream().mapToLong(layer -> layer.size().compressed()).sum();
    }
}
