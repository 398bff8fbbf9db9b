package io.github.dockeroptimize.container;

import java.util.List;

/**
 * A built image.
 *
 * @param digest of its manifest or, for several platforms, of the index
 * @param id of its config, or of the index
 * @param upToDate whether the image was at its destination already, so that nothing was built
 */
public record BuiltImage(String name, String digest, String id, List<BuiltLayer> layers, boolean upToDate) {

    public BuiltImage {
        layers = List.copyOf(layers);
    }

    /** How many layers were sent to the registry. */
    public int pushed() {
        return (int) layers.stream().filter(BuiltImage::isPushed).count();
    }

    /** How many layers the registry had already, in this or another repository. */
    public int reused() {
        return layers.size() - pushed();
    }

    /** The size of the layers that were sent, in bytes. */
    public long pushedBytes() {
        return layers.stream()
                .filter(BuiltImage::isPushed)
                .mapToLong(BuiltLayer::size)
                .sum();
    }

    /** The total size of all layers, compressed, in bytes. */
    public long size() {
        return layers.stream().mapToLong(BuiltLayer::size).sum();
    }

    private static boolean isPushed(BuiltLayer layer) {
        return layer.transfer() == BuiltLayer.Transfer.PUSHED;
    }
}
