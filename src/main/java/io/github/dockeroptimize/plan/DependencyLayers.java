package io.github.dockeroptimize.plan;

import io.github.dockeroptimize.layering.Dependency;
import io.github.dockeroptimize.layering.DependencySplit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The layers of an application's release dependencies: one, or as many as the user wants and as pay off. */
final class DependencyLayers {

    private final List<LayerName> names = new ArrayList<>();
    private final Map<String, LayerName> layerOf = new HashMap<>();

    private DependencyLayers() {}

    /**
     * Splits them.
     *
     * @param name of the layer where there is only one
     */
    static DependencyLayers of(List<Dependency> dependencies, DependencySplit split, LayerName name) {
        DependencyLayers layers = new DependencyLayers();
        if (!split.isWanted()) {
            layers.put(name, dependencies);
            return layers;
        }
        DependencySplit.Result result = split.split(dependencies);
        boolean one = result.layers().size() + (result.unknown().isEmpty() ? 0 : 1) == 1;
        result.layers().forEach((layer, members) -> layers.put(one ? name : name.part(layer), members));
        if (!result.unknown().isEmpty()) {
            layers.put(name.unlocked(), result.unknown());
        }
        return layers;
    }

    private void put(LayerName layer, List<Dependency> dependencies) {
        names.add(layer);
        for (Dependency dependency : dependencies) {
            layerOf.put(dependency.key(), layer);
        }
    }

    /** The names in the order of the image. */
    List<LayerName> names() {
        return List.copyOf(names);
    }

    /** The layer of a dependency. */
    LayerName layerOf(String key) {
        return layerOf.getOrDefault(key, LayerName.DEPENDENCIES);
    }

    boolean areSplit() {
        return names.size() > 1;
    }
}
