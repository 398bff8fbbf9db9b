package io.github.dockeroptimize.layering;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds a layer for artifacts that an earlier lock does not contain, without moving others. */
final class LockExtension {

    private record Place(
            Optional<DraftLayer> part, DraftLayer changed, boolean keepsBudgets, boolean affordable, double cost) {}

    private final DraftLayers draft;

    LockExtension(DraftLayers draft) {
        this.draft = draft;
    }

    /** Adds groups, the largest first, since they matter most. */
    void add(List<ArtifactGroup> units) {
        units.stream()
                .sorted(Comparator.comparingLong(
                                (ArtifactGroup unit) -> -unit.shape().unique())
                        .thenComparing(unit -> unit.keys().get(0)))
                .forEach(this::add);
    }

    private void add(ArtifactGroup unit) {
        Place best = Stream.concat(
                        Stream.of(alone(unit)), draft.parts().stream().map(part -> in(part, unit)))
                .min(Comparator.comparing(Place::keepsBudgets, Comparator.reverseOrder())
                        .thenComparing(Place::affordable, Comparator.reverseOrder())
                        .thenComparingDouble(Place::cost)
                        .thenComparing(place -> place.changed().firstKey()))
                .orElseThrow();
        best.part().ifPresent(draft::remove);
        draft.add(best.changed());
    }

    private Place alone(ArtifactGroup unit) {
        DraftLayer part = DraftLayer.of("", List.of(unit));
        boolean room = unit.shape().modules().allMatch(draft::hasRoom);
        return new Place(Optional.empty(), part, room, true, part.shape().bumps() + draft.price());
    }

    /** The cost of a group in a layer: one push of the changed layer, and the later bumps. */
    private Place in(DraftLayer part, ArtifactGroup unit) {
        DraftLayer changed = part.with(unit);
        double again =
                unit.shape().modules().mapToLong(part.shape()::size).distinct().sum();
        boolean room = unit.shape()
                .modules()
                .filter(module -> !part.shape().isUsedBy(module))
                .allMatch(draft::hasRoom);
        long more =
                changed.shape().unique() - part.shape().unique() - unit.shape().unique();
        double bumps = changed.shape().bumps() - part.shape().bumps();
        return new Place(
                Optional.of(part),
                changed,
                room,
                draft.spares(more + unit.shape().unique()),
                bumps + more + again);
    }
}
