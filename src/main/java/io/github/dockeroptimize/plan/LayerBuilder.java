package io.github.dockeroptimize.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Collects the files of each layer, sorted by path, so that modules with the same files have the same layer whatever the order
 * of their class paths, and adds the folders that they are in. A folder that layers share is in each of them
 * with the same mode, owner and time: were it missing, the engine would make it with the time of the build.
 */
final class LayerBuilder {

    private final ImagePath root;
    private final Map<String, List<Entry>> files = new LinkedHashMap<>();

    /**
     * @param root the application's folder, an entry of every layer
     */
    LayerBuilder(ImagePath root) {
        this.root = root;
    }

    /** Names a layer, which fixes its place in the order. */
    LayerBuilder layer(String name) {
        files.putIfAbsent(name, new ArrayList<>());
        return this;
    }

    void add(String layer, String path, Source source) {
        files.computeIfAbsent(layer, name -> new ArrayList<>()).add(Entry.file(root.resolve(path), source));
    }

    void addProgram(String layer, String path, Source source) {
        files.computeIfAbsent(layer, name -> new ArrayList<>()).add(Entry.program(root.resolve(path), source));
    }

    /** The layers that have files, in their order. */
    List<Layer> build() {
        return files.entrySet().stream()
                .filter(layer -> !layer.getValue().isEmpty())
                .map(layer -> new Layer(layer.getKey(), withFolders(layer.getValue())))
                .toList();
    }

    private List<Entry> withFolders(List<Entry> layer) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        ImagePath outermost = BaseFolders.outermost(root);
        for (Entry file : layer) {
            for (ImagePath path : file.path().withParents()) {
                if (path.startsWith(outermost) && !path.equals(file.path())) {
                    entries.computeIfAbsent(path.value(), folder -> BaseFolders.entry(path));
                }
            }
            entries.putIfAbsent(file.path().value(), file);
        }
        return entries.values().stream()
                .sorted(Comparator.comparing(Entry::path))
                .toList();
    }
}
