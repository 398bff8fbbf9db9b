package io.github.dockeroptimize.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * Collects the files of each layer, sorted by path, so that modules with the same files have the same layer regardless
 * of their class path order, and adds the parent directories. A directory that layers share is in each of them with the
 * same mode, owner and time; without an entry, the engine would create it with the time of the build.
 */
final class LayerBuilder {

    private final ImagePath root;
    private final Map<LayerName, List<Entry>> files = new LinkedHashMap<>();

    /** @param root the application's directory, an entry of every layer */
    LayerBuilder(ImagePath root) {
        this.root = root;
    }

    /** Adds a layer by its name, which fixes its position. */
    LayerBuilder layer(LayerName name) {
        of(name);
        return this;
    }

    void add(LayerName layer, String path, Source source) {
        of(layer).add(Entry.file(root.resolve(path), source));
    }

    void addProgram(LayerName layer, String path, Source source) {
        of(layer).add(Entry.program(root.resolve(path), source));
    }

    private List<Entry> of(LayerName layer) {
        files.putIfAbsent(layer, new ArrayList<>());
        return Objects.requireNonNull(files.get(layer));
    }

    /** The layers that have files, in order. */
    List<Layer> build() {
        List<Layer> layers = new ArrayList<>();
        for (Map.Entry<LayerName, List<Entry>> layer : files.entrySet()) {
            if (!layer.getValue().isEmpty()) {
                layers.add(Layer.of(layer.getKey(), root, withFolders(layer.getValue())));
            }
        }
        return layers;
    }

    private List<Entry> withFolders(List<Entry> layer) {
        Map<String, Entry> entries = new TreeMap<>();
        ImagePath outermost = BaseDirectories.outermost(root);
        Set<String> complete = new HashSet<>();
        for (Entry file : layer) {
            ImagePath parent = file.path().parent();
            if (complete.add(parent.value())) {
                for (ImagePath path : parent.withParents()) {
                    if (path.startsWith(outermost)) {
                        entries.putIfAbsent(path.value(), BaseDirectories.entry(path));
                    }
                }
            }
            entries.putIfAbsent(file.path().value(), file);
        }
        return List.copyOf(entries.values());
    }
}
