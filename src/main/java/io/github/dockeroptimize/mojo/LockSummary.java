package io.github.dockeroptimize.mojo;

import io.github.dockeroptimize.layering.Fleet;
import io.github.dockeroptimize.layering.FleetFigures;
import io.github.dockeroptimize.layering.Lock;
import io.github.dockeroptimize.layering.LockResult;
import io.github.dockeroptimize.layering.LockResult.Change;
import io.github.dockeroptimize.report.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The summary of {@code lock}: what the images cost, and what has moved and why. */
final class LockSummary {

    private static final int MOST_NAMES = 5;

    /** How much better a new lock must be to suggest it. */
    private static final double BETTER = 0.9;

    private LockSummary() {}

    static List<String> of(Fleet fleet, LockResult result, Optional<Lock> earlier, String file, boolean changed) {
        FleetFigures figures = result.figures();
        List<String> lines = new ArrayList<>();
        lines.add((changed ? "Wrote " : "Unchanged: ") + GenerateSummary.word(file) + ", "
                + count(result.lock().artifacts().size(), "dependency", "dependencies") + " of "
                + count(fleet.modules().size(), "module", "modules") + " in "
                + count(result.lock().layers().size(), "layer", "layers")
                + (changed ? "; commit it" : ""));
        int width = fleet.modules().stream()
                .mapToInt(module -> module.name().length())
                .max()
                .orElse(0);
        for (Fleet.Module module : fleet.modules()) {
            int layers = figures.layers().getOrDefault(module.name(), 0);
            lines.add(String.format(
                    Locale.ROOT,
                    "  %-" + width + "s  %9s in %s",
                    module.name(),
                    Bytes.text(module.size()),
                    count(layers, "layer", "layers")));
        }
        lines.add("A registry stores " + Bytes.text(figures.unique()) + " ("
                + Bytes.text(figures.oneLayerEach()) + " with one layer each, "
                + Bytes.text(figures.floor()) + " with every jar once)");
        lines.add("A new version of one group pushes " + Bytes.text(figures.meanBump()) + " on average ("
                + Bytes.text(figures.meanBumpOfOneLayer()) + " with one layer each), "
                + Bytes.text(figures.worstBump()) + " at most (" + figures.worstOrigin() + ")");
        if (earlier.isPresent()) {
            lines.addAll(changes(result));
        }
        folders(fleet).ifPresent(lines::add);
        lines.add("Images share these layers if they are built with the same tool: docker build, buildah and"
                + " docker-optimize:build each write and compress them differently");
        return lines;
    }

    private static List<String> changes(LockResult result) {
        List<String> lines = new ArrayList<>();
        named(result, change -> change.from().isEmpty()).ifPresent(names -> lines.add("Added: " + names));
        named(result, change -> change.to().isEmpty())
                .ifPresent(names -> lines.add("Removed, since no module uses them any more: " + names));
        Map<String, List<Change>> moves = result.changes().stream()
                .filter(Change::isMove)
                .collect(Collectors.groupingBy(Change::from, TreeMap::new, Collectors.toList()));
        moves.forEach((from, moved) -> lines.add("Moved, since a module would exceed its maximum number of layers: "
                + from + " to " + moved.get(0).to() + ", "
                + count(moved.size(), "dependency", "dependencies")));
        if (result.fresh().meanBump() < result.figures().meanBump() * BETTER
                || result.fresh().unique() < result.figures().unique() * BETTER) {
            lines.add("A new lock would store "
                    + Bytes.text(result.fresh().unique()) + " and push "
                    + Bytes.text(result.fresh().meanBump())
                    + " per new version, after pushing everything once more: delete the file and rerun this goal");
        }
        return lines;
    }

    private static Optional<String> named(LockResult result, Predicate<Change> kind) {
        List<String> names =
                result.changes().stream().filter(kind).map(Change::artifact).toList();
        if (names.isEmpty()) {
            return Optional.empty();
        }
        String shown = names.stream().limit(MOST_NAMES).collect(Collectors.joining(", "));
        return Optional.of(names.size() > MOST_NAMES ? shown + " and " + (names.size() - MOST_NAMES) + " more" : shown);
    }

    /** Which modules can't share layers, and how to fix it. */
    private static Optional<String> folders(Fleet fleet) {
        Map<String, String> folders = fleet.modules().stream()
                .collect(Collectors.groupingBy(
                        Fleet.Module::folder,
                        TreeMap::new,
                        Collectors.mapping(Fleet.Module::name, Collectors.joining(", "))));
        return folders.size() == 1
                ? Optional.empty()
                : Optional.of("Note: only modules with their jars in the same directory share layers: "
                        + folders.entrySet().stream()
                                .map(folder -> folder.getKey() + " in " + folder.getValue())
                                .collect(Collectors.joining("; "))
                        + "; <layout> and <workingDirectory> set it");
    }

    private static String count(int number, String one, String several) {
        return number + " " + (number == 1 ? one : several);
    }
}
