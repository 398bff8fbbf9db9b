package io.github.dockeroptimize.plan;

import io.github.dockeroptimize.application.ArchiveEntry;
import io.github.dockeroptimize.application.BootApplication;
import io.github.dockeroptimize.application.BootApplication.IndexedLayer;
import io.github.dockeroptimize.application.BootApplication.NestedLibrary;
import io.github.dockeroptimize.application.LibraryKind;
import io.github.dockeroptimize.layering.Dependency;
import io.github.dockeroptimize.layering.DependencySplit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The layers of a Spring Boot archive: those of its index, else Spring Boot's defaults. The layer of release
 * dependencies may be split.
 */
final class BootLayers {

    private final Map<String, NestedLibrary> libraries = new HashMap<>();
    private final List<IndexedLayer> all = new ArrayList<>();
    private boolean areSplit;

    private BootLayers() {}

    static BootLayers of(BootApplication application, DependencySplit split) {
        BootLayers layers = new BootLayers();
        for (NestedLibrary library : application.libraries()) {
            layers.libraries.put(library.entry().name(), library);
        }
        List<IndexedLayer> indexed =
                application.layers().isEmpty() ? layers.byDefault(application) : application.layers();
        Optional<IndexedLayer> dependencies = layers.dependencies(indexed);
        for (IndexedLayer layer : indexed) {
            if (split.isWanted()
                    && dependencies.isPresent()
                    && layer.name().equals(dependencies.get().name())) {
                layers.split(layer, split);
            } else {
                layers.all.add(layer);
            }
        }
        return layers;
    }

    /** All layers in the order of the image; some may be empty. */
    List<IndexedLayer> all() {
        return List.copyOf(all);
    }

    boolean areSplit() {
        return areSplit;
    }

    private List<IndexedLayer> byDefault(BootApplication application) {
        var files = new LinkedHashMap<LayerName, List<ArchiveEntry>>();
        for (LayerName name : List.of(
                LayerName.DEPENDENCIES,
                LayerName.LOADER,
                LayerName.SNAPSHOT_DEPENDENCIES,
                LayerName.PROJECT_DEPENDENCIES,
                LayerName.APPLICATION)) {
            files.put(name, new ArrayList<>());
        }
        for (ArchiveEntry file : application.packaged().files()) {
            LayerName fallback = file.name().startsWith("org/springframework/boot/loader/")
                    ? LayerName.LOADER
                    : LayerName.APPLICATION;
            NestedLibrary library = libraries.get(file.name());
            LayerName layer = library == null ? fallback : JarArrangement.layerOf(library.kind());
            files.getOrDefault(layer, List.of()).add(file);
        }
        List<IndexedLayer> layers = new ArrayList<>();
        for (Map.Entry<LayerName, List<ArchiveEntry>> layer : files.entrySet()) {
            layers.add(new IndexedLayer(layer.getKey().value(), layer.getValue()));
        }
        return layers;
    }

    /** The layer of the release dependencies, which layers.xml may rename. */
    private Optional<IndexedLayer> dependencies(List<IndexedLayer> indexed) {
        for (IndexedLayer layer : indexed) {
            if (layer.name().equals(LayerName.DEPENDENCIES.value())) {
                return Optional.of(layer);
            }
        }
        for (IndexedLayer layer : indexed) {
            for (ArchiveEntry file : layer.files()) {
                if (isRelease(file)) {
                    return Optional.of(layer);
                }
            }
        }
        return Optional.empty();
    }

    private boolean isRelease(ArchiveEntry file) {
        NestedLibrary library = libraries.get(file.name());
        return library != null && library.kind() == LibraryKind.RELEASE;
    }

    /** Splits a layer. Libraries that are not release dependencies stay in a layer of the old name. */
    private void split(IndexedLayer layer, DependencySplit split) {
        List<NestedLibrary> released = layer.files().stream()
                .filter(this::isRelease)
                .flatMap(file -> Optional.ofNullable(libraries.get(file.name())).stream())
                .toList();
        DependencyLayers parts = DependencyLayers.of(
                released.stream()
                        .map(library -> new Dependency(
                                library.coordinates().key(), library.entry().size()))
                        .toList(),
                split,
                new LayerName(layer.name()));
        Map<LayerName, List<ArchiveEntry>> files = new LinkedHashMap<>();
        parts.names().forEach(name -> files.put(name, new ArrayList<>()));
        released.forEach(library -> files.getOrDefault(
                        parts.layerOf(library.coordinates().key()), List.of())
                .add(library.entry()));
        layer.files().stream()
                .filter(file -> !isRelease(file))
                .forEach(file -> files.computeIfAbsent(new LayerName(layer.name()), name -> new ArrayList<>())
                        .add(file));
        files.forEach((name, members) -> all.add(new IndexedLayer(name.value(), members)));
        areSplit = parts.areSplit();
    }
}
