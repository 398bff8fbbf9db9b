package io.github.dockeroptimize.layering;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds a layer for artifacts that an earlier lock doesn't know, without moving any that it does. */
final class Adding {

    private record Place(Optional<Part> part, Part changed, boolean keepsBudgets, boolean affordable, double cost) {}

    private final Draft draft;

    Adding(Draft draft) {
        this.draft = draft;
    }

    /** The largest first, since they have most to say. */
    void add(List<Unit> units) {
        units.stream()
                .sorted(Comparator.comparingLong((Unit unit) -> -unit.shape().unique())
                        .thenComparing(unit -> unit.keys().get(0)))
                .forEach(this::add);
    }

    private void add(Unit unit) {
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

    private Place alone(Unit unit) {
        Part part = Part.of("", List.of(unit));
        boolean room = unit.shape().modules().allMatch(draft::hasRoom);
        return new Place(Optional.empty(), part, room, true, part.shape().bumps() + draft.price());
    }

    /** A layer that gets another content is pushed again once, besides what its bumps cost from then on. */
    private Place in(Part part, Unit unit) {
        Part changed = part.with(unit);
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
