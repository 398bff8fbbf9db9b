package io.github.dockeroptimize.layering;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds the layers of a fleet. Without an earlier lock, groups that are used alike start as separate layers and are
 * merged, the cheapest first, until each module keeps its budget. With an earlier lock, artifacts move only if they
 * have to.
 */
public final class FleetLayering {

    private final Fleet fleet;
    private final Origins origins;

    private FleetLayering(Fleet fleet, BumpWeights weights) {
        this.fleet = fleet;
        this.origins = new Origins(fleet, weights);
    }

    /**
     * The layers of a fleet.
     *
     * @param earlier the existing lock; as many artifacts as possible keep their layer
     */
    public static LockResult lock(Fleet fleet, Optional<Lock> earlier, BumpWeights weights) {
        FleetLayering locking = new FleetLayering(fleet, weights);
        List<DraftLayer> fresh = locking.fresh();
        if (earlier.isEmpty()) {
            return locking.result(fresh, fresh, Lock.NONE);
        }
        return locking.result(locking.again(earlier.get()), fresh, earlier.get());
    }

    private List<DraftLayer> fresh() {
        DraftLayers draft = new DraftLayers(fleet, origins);
        ArtifactGroup.of(fleet, artifacts(), origins).forEach(unit -> draft.add(DraftLayer.of("", List.of(unit))));
        GreedyMerge merging = new GreedyMerge(draft);
        merging.keepBudgets();
        merging.dropSmall();
        OptimalSplit.run(draft);
        new LocalSearch(draft).run();
        OptimalSplit.run(draft);
        return shared(draft.parts());
    }

    private List<DraftLayer> again(Lock earlier) {
        DraftLayers draft = new DraftLayers(fleet, origins);
        SortedSet<String> added = artifacts();
        Map<String, List<String>> kept = new LinkedHashMap<>();
        earlier.layers().forEach(layer -> kept.put(layer, new ArrayList<>()));
        earlier.artifacts().forEach((key, layer) -> {
            if (added.remove(key)) {
                kept.computeIfAbsent(layer, any -> new ArrayList<>()).add(key);
            }
        });
        kept.forEach((layer, keys) -> {
            if (!keys.isEmpty()) {
                draft.add(DraftLayer.of(layer, ArtifactGroup.of(fleet, keys, origins)));
            }
        });
        new LockExtension(draft).add(ArtifactGroup.of(fleet, added, origins));
        new GreedyMerge(draft).keepBudgets();
        List<DraftLayer> old = draft.parts().stream()
                .filter(part -> !part.name().isEmpty())
                .sorted(Comparator.comparingInt(part -> earlier.layers().indexOf(part.name())))
                .toList();
        List<DraftLayer> others =
                draft.parts().stream().filter(part -> part.name().isEmpty()).toList();
        return Stream.concat(old.stream(), shared(others).stream()).toList();
    }

    private SortedSet<String> artifacts() {
        return fleet.modules().stream()
                .flatMap(module -> module.files().keySet().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * Orders layers: those that most modules share come first, and those of the same modules are together, since a node
     * stores a layer only once if all layers below it are the same, too.
     */
    private static List<DraftLayer> shared(List<DraftLayer> parts) {
        return parts.stream()
                .sorted(Comparator.comparingLong(
                                (DraftLayer part) -> -part.shape().modules().count())
                        .thenComparing(DraftLayer::pattern)
                        .thenComparing(part -> -part.shape().unique())
                        .thenComparing(DraftLayer::firstKey))
                .toList();
    }

    private LockResult result(List<DraftLayer> parts, List<DraftLayer> fresh, Lock earlier) {
        List<String> names = new ArrayList<>();
        parts.stream().map(DraftLayer::name).filter(name -> !name.isEmpty()).forEach(names::add);
        List<String> layers = new ArrayList<>();
        TreeMap<String, String> artifacts = new TreeMap<>();
        for (DraftLayer part : parts) {
            String name = part.name().isEmpty() ? LayerNames.of(sizes(part), names) : part.name();
            names.add(name);
            layers.add(name);
            part.units().forEach(unit -> unit.keys().forEach(key -> artifacts.put(key, name)));
        }
        return new LockResult(
                new Lock(layers, artifacts),
                LockResult.changes(earlier, artifacts),
                FleetFigures.of(fleet, parts, origins),
                FleetFigures.of(fleet, fresh, origins));
    }

    private static Map<String, Long> sizes(DraftLayer part) {
        return part.units().stream()
                .collect(Collectors.groupingBy(
                        ArtifactGroup::origin,
                        Collectors.summingLong(unit -> unit.shape().unique())));
    }
}
