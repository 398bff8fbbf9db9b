package io.github.dockeroptimize.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Puts entries from anywhere in the image into as few layers as possible. A layer keeps the base's mode and owner of
 * its own directory and of that directory's parents only, so entries below different directories of the base are in
 * different layers, unless the attributes of those directories are certain.
 */
final class ScatteredLayers {

    private ScatteredLayers() {}

    /**
     * The layers, named NAME, NAME-2 and so on.
     *
     * @param entries with mode and owner as they have to be, even if the base has a directory there
     * @param around directories that are only there for what is in them
     */
    static List<Layer> of(LayerName name, List<Entry> entries, Map<ImagePath, Entry> around, BaseImage base) {
        Map<ImagePath, List<Entry>> groups = new TreeMap<>();
        for (Entry entry : entries) {
            groups.computeIfAbsent(territory(entry.path(), base), any -> new ArrayList<>())
                    .add(entry);
        }
        List<Layer> layers = new ArrayList<>();
        for (List<Entry> group : groups.values()) {
            ImagePath directory = group.stream()
                    .map(entry -> entry.path().parent())
                    .reduce(ScatteredLayers::common)
                    .orElseThrow();
            layers.add(Layer.of(
                    layers.isEmpty() ? name : name.part(String.valueOf(layers.size() + 1)),
                    directory,
                    withFolders(group, around)));
        }
        return layers;
    }

    /** The outermost directory whose attributes are the base's; the root where all are certain. */
    private static ImagePath territory(ImagePath path, BaseImage base) {
        ImagePath parent = path.parent();
        if (parent.equals(ImagePath.ROOT) || (base.isKnown() && BaseDirectories.areCertainIn(parent))) {
            return ImagePath.ROOT;
        }
        ImagePath outermost = BaseDirectories.outermost(parent);
        return parent.withParents().stream()
                .filter(folder -> folder.parent().equals(outermost) && BaseDirectories.isKnown(outermost))
                .findFirst()
                .orElse(outermost);
    }

    private static ImagePath common(ImagePath one, ImagePath other) {
        ImagePath common = one;
        while (!other.startsWith(common)) {
            common = common.parent();
        }
        return common;
    }

    private static List<Entry> withFolders(List<Entry> group, Map<ImagePath, Entry> around) {
        Map<ImagePath, Entry> all = new LinkedHashMap<>();
        group.forEach(entry -> all.put(entry.path(), entry));
        for (Entry entry : group) {
            ImagePath parent = entry.path().parent();
            for (ImagePath folder : parent.withParents()) {
                if (folder.startsWith(BaseDirectories.outermost(parent))) {
                    all.computeIfAbsent(
                            folder,
                            path -> BaseDirectories.isKnown(path)
                                    ? BaseDirectories.entry(path)
                                    : around.getOrDefault(path, BaseDirectories.entry(path)));
                }
            }
        }
        return all.values().stream()
                .sorted((one, other) -> one.path().compareTo(other.path()))
                .toList();
    }
}
