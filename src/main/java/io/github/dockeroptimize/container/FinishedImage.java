package io.github.dockeroptimize.container;

import io.github.dockeroptimize.container.OwnLayers.OwnLayer;
import io.github.dockeroptimize.image.ImageLayer;
import io.github.dockeroptimize.image.WrittenImage;
import io.github.dockeroptimize.image.WrittenImages;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** An image that is ready to be delivered. Layers of its base are fetched where a target needs them. */
final class FinishedImage {

    private final WrittenImages written;
    private final BaseStore base;
    private final Map<String, Path> own = new HashMap<>();

    FinishedImage(WrittenImages written, BaseStore base, List<OwnLayer> layers) {
        this.written = written;
        this.base = base;
        layers.forEach(layer -> own.put(layer.made().layer().digest(), layer.file()));
    }

    WrittenImages written() {
        return written;
    }

    /** The layers of all platforms, each once. */
    Collection<ImageLayer> layers() {
        Map<String, ImageLayer> layers = new LinkedHashMap<>();
        for (WrittenImage image : written.images()) {
            for (ImageLayer layer : image.layers()) {
                layers.put(layer.digest(), layer);
            }
        }
        return layers.values();
    }

    boolean isOfBase(ImageLayer layer) {
        return !own.containsKey(layer.digest());
    }

    /** The file of one layer. */
    Path file(ImageLayer layer) throws IOException, BuildFailureException, InterruptedException {
        Path file = own.get(layer.digest());
        return file == null ? Objects.requireNonNull(base.files(List.of(layer)).get(layer.digest())) : file;
    }

    /** The files of all layers. */
    Function<ImageLayer, Path> files() throws IOException, BuildFailureException, InterruptedException {
        Map<String, Path> files = new HashMap<>(own);
        files.putAll(base.files(layers().stream().filter(this::isOfBase).toList()));
        return layer -> Objects.requireNonNull(files.get(layer.digest()));
    }
}
