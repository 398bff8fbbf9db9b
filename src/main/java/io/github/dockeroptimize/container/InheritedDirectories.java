package io.github.dockeroptimize.container;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.container.BaseFilesystem.Found;
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
 * Keeps the mode and owner of directories that exist in the base image. A layer has every parent directory of its files, which
 * overrides the base's. Where the plan doesn't know the mode and owner, they are read from the base.
 */
final class InheritedDirectories {

    private static final int SET_ID = 06000;

    /** Looks up paths in the base image; returns those that exist. */
    @FunctionalInterface
    interface Lookup {
        Map<String, Found> find(List<String> paths) throws IOException, BuildFailureException, InterruptedException;
    }

    private InheritedDirectories() {}

    /** The plan's layers, with every parent directory of their files as it is in the base. */
    static List<Layer> keep(ImagePlan plan, Lookup base)
            throws IOException, BuildFailureException, InterruptedException {
        boolean allKnown = plan.takenOver().isEmpty()
                && plan.layers().stream()
                        .allMatch(layer -> layer.entries().stream()
                                .map(Entry::path)
                                .toList()
                                .containsAll(around(layer)));
        if (allKnown) {
            return plan.layers();
        }
        Map<String, Found> found = base.find(plan.layers().stream()
                .flatMap(layer -> around(layer).stream())
                .map(ImagePath::value)
                .distinct()
                .toList());
        found.forEach((path, what) -> requireOrdinaryFolder(path, what, plan));
        return plan.layers().stream()
                .map(layer -> Layer.of(layer.name(), layer.directory(), withFolders(layer, around(layer), found)))
                .toList();
    }

    private static List<ImagePath> around(Layer layer) {
        return layer.directory().withParents();
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
                    "the image has files in " + quote(path) + ", which is a link or a file in "
                            + quote(plan.baseImage()),
                    "choose another directory in 'workingDirectory', 'files', 'volumes' or 'writableDirectories'");
        }
        if ((found.mode() & SET_ID) != 0) {
            throw new InvalidInputException(
                    "the image has files in " + quote(path) + ", whose mode "
                            + Integer.toOctalString(found.mode())
                            + " new directories would take over with a container engine only",
                    "choose a directory such as '/app', or use 'mvn docker-optimize:generate' and 'docker build'");
        }
    }
}
