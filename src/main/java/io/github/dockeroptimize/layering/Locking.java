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
 * Finds the layers of a fleet. From nothing: units that are used alike begin as layers of their own and are merged, the
 * cheapest first, until each module keeps its budget. With an earlier lock nothing moves but what has to.
 */
public final class Locking {

    private final Fleet fleet;
    private final Origins origins;

    private Locking(Fleet fleet, BumpWeights weights) {
        this.fleet = fleet;
        this.origins = new Origins(fleet, weights);
    }

    /**
     * The layers of a fleet.
     *
     * @param earlier the lock that there is, which keeps as many artifacts as it can where they are
     */
    public static LockResult lock(Fleet fleet, Optional<Lock> earlier, BumpWeights weights) {
        Locking locking = new Locking(fleet, weights);
        List<Part> fresh = locking.fresh();
        if (earlier.isEmpty()) {
            return locking.result(fresh, fresh, Lock.NONE);
        }
        return locking.result(locking.again(earlier.get()), fresh, earlier.get());
    }

    private List<Part> fresh() {
        Draft draft = new Draft(fleet, origins);
        Unit.of(fleet, artifacts(), origins).forEach(unit -> draft.add(Part.of("", List.of(unit))));
        Merging merging = new Merging(draft);
        merging.keepBudgets();
        merging.dropSmall();
        Parting.run(draft);
        new Moving(draft).run();
        Parting.run(draft);
        return shared(draft.parts());
    }

    private List<Part> again(Lock earlier) {
        Draft draft = new Draft(fleet, origins);
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
                draft.add(Part.of(layer, Unit.of(fleet, keys, origins)));
            }
        });
        new Adding(draft).add(Unit.of(fleet, added, origins));
        new Merging(draft).keepBudgets();
        List<Part> old = draft.parts().stream()
                .filter(part -> !part.name().isEmpty())
                .sorted(Comparator.comparingInt(part -> earlier.layers().indexOf(part.name())))
                .toList();
        List<Part> others =
                draft.parts().stream().filter(part -> part.name().isEmpty()).toList();
        return Stream.concat(old.stream(), shared(others).stream()).toList();
    }

    private SortedSet<String> artifacts() {
        return fleet.modules().stream()
                .flatMap(module -> module.files().keySet().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * What most modules share comes first, and what the same modules share is together: a node stores a layer once only
     * where all below it are the same, too.
     */
    private static List<Part> shared(List<Part> parts) {
        return parts.stream()
                .sorted(Comparator.comparingLong(
                                (Part part) -> -part.shape().modules().count())
                        .thenComparing(Part::pattern)
                        .thenComparing(part -> -part.shape().unique())
                        .thenComparing(Part::firstKey))
                .toList();
    }

    private LockResult result(List<Part> parts, List<Part> fresh, Lock earlier) {
        List<String> names = new ArrayList<>();
        parts.stream().map(Part::name).filter(name -> !name.isEmpty()).forEach(names::add);
        List<String> layers = new ArrayList<>();
        TreeMap<String, String> artifacts = new TreeMap<>();
        for (Part part : parts) {
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

    private static Map<String, Long> sizes(Part part) {
        return part.units().stream()
                .collect(Collectors.groupingBy(
                        Unit::origin,
                        Collectors.summingLong(unit -> unit.shape().unique())));
    }
}
