package io.github.dockeroptimize.plan;

import io.github.dockeroptimize.inspect.ArchiveEntry;
import io.github.dockeroptimize.inspect.BootApplication;
import io.github.dockeroptimize.inspect.BootApplication.IndexedLayer;
import io.github.dockeroptimize.inspect.BootApplication.NestedLibrary;
import io.github.dockeroptimize.inspect.LibraryKind;
import io.github.dockeroptimize.layering.Dependency;
import io.github.dockeroptimize.layering.DependencySplit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The layers of a Spring Boot archive: what the index says; without one, those that Spring Boot's own default would make.
 * Of these, the one with the release dependencies may be split.
 */
final class BootLayers {

    private static final String LOADER = "spring-boot-loader";

    private final Map<String, NestedLibrary> libraries = new HashMap<>();
    private final List<IndexedLayer> all = new ArrayList<>();
    private boolean areSplit;

    private BootLayers() {}

    static BootLayers of(BootApplication application, DependencySplit split) {
        BootLayers layers = new BootLayers();
        application
                .libraries()
                .forEach(library -> layers.libraries.put(library.entry().name(), library));
        List<IndexedLayer> indexed =
                application.layers().isEmpty() ? layers.byDefault(application) : application.layers();
        Optional<IndexedLayer> dependencies = layers.dependencies(indexed);
        for (IndexedLayer layer : indexed) {
            if (split.isWanted() && dependencies.filter(layer::equals).isPresent()) {
                layers.split(layer, split);
            } else {
                layers.all.add(layer);
            }
        }
        return layers;
    }

    /** In the order of the image; some may be empty. */
    List<IndexedLayer> all() {
        return List.copyOf(all);
    }

    boolean areSplit() {
        return areSplit;
    }

    private List<IndexedLayer> byDefault(BootApplication application) {
        var files = new LinkedHashMap<String, List<ArchiveEntry>>();
        for (String name : List.of(
                Arrangement.DEPENDENCIES,
                LOADER,
                Arrangement.SNAPSHOT_DEPENDENCIES,
                Arrangement.PROJECT_DEPENDENCIES,
                Arrangement.APPLICATION)) {
            files.put(name, new ArrayList<>());
        }
        for (ArchiveEntry file : application.archive().files()) {
            String fallback =
                    file.name().startsWith("org/springframework/boot/loader/") ? LOADER : Arrangement.APPLICATION;
            String layer = Optional.ofNullable(libraries.get(file.name()))
                    .map(library -> JarArrangement.layerOf(library.kind()))
                    .orElse(fallback);
            files.getOrDefault(layer, List.of()).add(file);
        }
        return files.entrySet().stream()
                .map(layer -> new IndexedLayer(layer.getKey(), layer.getValue()))
                .toList();
    }

    /** A layers.xml may call it otherwise. */
    private Optional<IndexedLayer> dependencies(List<IndexedLayer> indexed) {
        return indexed.stream()
                .filter(layer -> layer.name().equals(Arrangement.DEPENDENCIES))
                .findFirst()
                .or(() -> indexed.stream()
                        .filter(layer -> layer.files().stream().anyMatch(this::isRelease))
                        .findFirst());
    }

    private boolean isRelease(ArchiveEntry file) {
        NestedLibrary library = libraries.get(file.name());
        return library != null && library.kind() == LibraryKind.RELEASE;
    }

    /** What isn't a release dependency stays in a layer of the old name. */
    private void split(IndexedLayer layer, DependencySplit split) {
        List<NestedLibrary> released = layer.files().stream()
                .filter(this::isRelease)
                .flatMap(file -> Optional.ofNullable(libraries.get(file.name())).stream())
                .toList();
        DependencyLayers parts = DependencyLayers.of(
                released.stream()
                        .map(library ->
                                new Dependency(library.key(), library.entry().size()))
                        .toList(),
                split,
                layer.name());
        Map<String, List<ArchiveEntry>> files = new LinkedHashMap<>();
        parts.names().forEach(name -> files.put(name, new ArrayList<>()));
        released.forEach(library ->
                files.getOrDefault(parts.layerOf(library.key()), List.of()).add(library.entry()));
        layer.files().stream()
                .filter(file -> !isRelease(file))
                .forEach(file -> files.computeIfAbsent(layer.name(), name -> new ArrayList<>())
                        .add(file));
        files.forEach((name, members) -> all.add(new IndexedLayer(name, members)));
        areSplit = parts.areSplit();
    }
}
