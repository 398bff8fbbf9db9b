package io.github.dockeroptimize.layering;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The layer of each dependency, for all modules of a reactor.
 *
 * @param layers in the order of the images
 * @param artifacts the layer of each {@code groupId:artifactId[:classifier]}
 */
public record Lock(List<String> layers, SortedMap<String, String> artifacts) {

    /** The name of the file at the root of the reactor. */
    public static final String FILE = "docker-optimize.lock";

    static final Lock NONE = new Lock(List.of(), new TreeMap<>());

    public Lock {
        layers = List.copyOf(layers);
        artifacts = Collections.unmodifiableSortedMap(new TreeMap<>(artifacts));
    }

    /** The layer of an artifact, which may be given by its artifact id alone; empty if there is none, or several. */
    String layerOf(String key) {
        if (key.contains(":")) {
            return artifacts.getOrDefault(key, "");
        }
        List<String> layers = artifacts.entrySet().stream()
                .filter(artifact -> artifact.getKey().endsWith(":" + key))
                .map(Map.Entry::getValue)
                .distinct()
                .toList();
        return layers.size() == 1 ? layers.get(0) : "";
    }
}
