package io.github.dockeroptimize.container;

import io.github.dockeroptimize.container.cache.CacheDirectory;
import io.github.dockeroptimize.container.cache.LayerFiles;
import io.github.dockeroptimize.container.cache.MadeLayers;
import io.github.dockeroptimize.container.cache.MadeLayers.MadeLayer;
import io.github.dockeroptimize.image.LayerCompression;
import io.github.dockeroptimize.plan.Layer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Makes the layers of the plan, each once for its content. */
final class OwnLayers {

    /** Compressing is work for processors, which a build shares with others. */
    private static final int AT_ONCE = 2;

    private final CacheDirectory cache;
    private final LayerFiles files;
    private final MadeLayers known;
    private final LayerCompression compression;

    OwnLayers(CacheDirectory cache, LayerFiles files, LayerCompression compression) {
        this.cache = cache;
        this.files = files;
        this.known = new MadeLayers(cache);
        this.compression = compression;
    }

    /** A layer and its file in the cache. */
    record OwnLayer(MadeLayer made, Path file) {}

    /**
     * The layers, in order.
     *
     * @param keys of their contents
     */
    List<OwnLayer> make(List<Layer> layers, List<String> keys)
            throws IOException, BuildFailureException, InterruptedException {
        Files.createDirectories(cache.scratch());
        List<SideBySide.Task<OwnLayer>> tasks = new ArrayList<>();
        for (int i = 0; i < layers.size(); i++) {
            Layer layer = layers.get(i);
            String key = keys.get(i);
            tasks.add(() -> make(layer, key));
        }
        return SideBySide.run(AT_ONCE, tasks);
    }

    private OwnLayer make(Layer layer, String key) throws IOException {
        Optional<MadeLayer> earlier = known.find(key, compression);
        if (earlier.isPresent()) {
            Optional<Path> file = files.find(earlier.get().layer().digest());
            if (file.isPresent()) {
                return new OwnLayer(earlier.get(), file.get());
            }
        }
        Path file = cache.scratch().resolve("layer-" + UUID.randomUUID());
        try {
            MadeLayer made = LayerTar.write(layer, key, compression, file);
            Path kept = files.add(made.layer().digest(), file);
            known.remember(key, compression, made);
            return new OwnLayer(made, kept);
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
