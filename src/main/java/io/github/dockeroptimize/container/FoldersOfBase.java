package io.github.dockeroptimize.container;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.container.BaseTree.Found;
import io.github.dockeroptimize.plan.Entry;
import io.github.dockeroptimize.plan.ImagePath;
import io.github.dockeroptimize.plan.ImagePlan;
import io.github.dockeroptimize.plan.Layer;
import io.github.dockeroptimize.plan.Owner;
import io.github.dockeroptimize.plan.Source;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Keeps the mode and owner of folders that the base image has already. jib-core writes every folder around a file into the
 * layer, by default as root's with mode 755, and so over the base's; where the plan doesn't know them for sure, the base is
 * asked.
 */
final class FoldersOfBase {

    private static final int ORDINARY_BITS = 0777;

    /** Looks paths up in the base image; only those that exist are in the answer. */
    @FunctionalInterface
    interface Lookup {
        Map<String, Found> find(List<String> paths) throws IOException, BuildFailureException, InterruptedException;
    }

    private FoldersOfBase() {}

    /** The plan's layers with every folder around the application as the base has it. */
    static List<Layer> keep(ImagePlan plan, Lookup base)
            throws IOException, BuildFailureException, InterruptedException {
        List<ImagePath> around = around(plan.layers());
        boolean allKnown = plan.takenOver().isEmpty()
                && plan.layers().stream()
                        .allMatch(layer -> layer.entries().stream()
                                .map(Entry::path)
                                .toList()
                                .containsAll(around));
        if (allKnown) {
            return plan.layers();
        }
        Map<String, Found> found =
                base.find(around.stream().map(ImagePath::value).toList());
        found.forEach((path, what) -> requireOrdinaryFolder(path, what, plan));
        List<Layer> layers = new ArrayList<>();
        for (Layer layer : plan.layers()) {
            layers.add(new Layer(layer.name(), withFolders(layer, around, found)));
        }
        return layers;
    }

    /** The folders that all files are in, the outermost first. */
    private static List<ImagePath> around(List<Layer> layers) {
        List<ImagePath> common = null;
        for (Layer layer : layers) {
            for (Entry file : layer.files()) {
                List<ImagePath> parents = file.path().withParents();
                List<ImagePath> folders = parents.subList(0, parents.size() - 1);
                if (common == null) {
                    common = new ArrayList<>(folders);
                } else {
                    common.retainAll(folders);
                }
            }
        }
        return common == null ? List.of() : common;
    }

    private static List<Entry> withFolders(Layer layer, List<ImagePath> around, Map<String, Found> found) {
        List<Entry> entries = new ArrayList<>();
        for (ImagePath folder : around) {
            Found there = found.get(folder.value());
            entries.add(
                    there == null
                            ? planned(layer, folder)
                            : new Entry(folder, there.mode(), there.owner(), new Source.Folder()));
        }
        layer.entries().stream().filter(entry -> !around.contains(entry.path())).forEach(entries::add);
        return entries;
    }

    private static Entry planned(Layer layer, ImagePath folder) {
        return layer.entries().stream()
                .filter(entry -> entry.path().equals(folder))
                .findFirst()
                .orElseGet(() -> new Entry(folder, 0755, Owner.ROOT, new Source.Folder()));
    }

    private static void requireOrdinaryFolder(String path, Found found, ImagePlan plan) {
        if (!found.isFolder()) {
            throw new InvalidInputException(
                    "'workingDirectory' is in " + quote(path) + ", which is a link or a file in "
                            + quote(plan.baseImage()) + "; choose another folder, such as '/application'");
        }
        if ((found.mode() & ~ORDINARY_BITS) != 0) {
            throw Refusals.special(path, found.mode());
        }
    }
}
