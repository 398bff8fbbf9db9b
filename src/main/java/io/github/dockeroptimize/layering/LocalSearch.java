package io.github.dockeroptimize.layering;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Improves layers by moving one group at a time to a cheaper layer, as long as budgets and spare bytes allow it. */
final class LocalSearch {

    private static final int ROUNDS = 4;
    private static final int NEAR = 24;

    /** Only the largest groups are tried, since they can save most. */
    private static final int MOST = 256;

    /** A smaller difference is a rounding error. */
    private static final double LEAST = 1;

    private record Move(Optional<DraftLayer> target, DraftLayer changed, double gain) {}

    private final DraftLayers draft;

    LocalSearch(DraftLayers draft) {
        this.draft = draft;
    }

    void run() {
        List<ArtifactGroup> units = draft.parts().stream()
                .flatMap(part -> part.units().stream())
                .sorted(Comparator.comparingLong(
                                (ArtifactGroup unit) -> -unit.shape().unique())
                        .thenComparing(unit -> unit.keys().get(0)))
                .limit(MOST)
                .toList();
        boolean moved = true;
        for (int round = 0; moved && round < ROUNDS; round++) {
            moved = false;
            for (ArtifactGroup unit : units) {
                moved |= move(unit);
            }
        }
    }

    private boolean move(ArtifactGroup unit) {
        DraftLayer from = draft.parts().stream()
                .filter(part -> part.units().contains(unit))
                .findFirst()
                .orElseThrow();
        List<DraftLayer> left = from.without(unit).toList();
        draft.remove(from);
        left.forEach(draft::add);
        long saved = from.shape().unique() - sum(left.stream().map(DraftLayer::shape), true);
        double gain = from.shape().bumps()
                - sum(left.stream().map(DraftLayer::shape), false)
                + price(unit, left.stream().findFirst());
        Optional<Move> best = targets(unit, left)
                .map(target -> move(target, unit, gain))
                .filter(move -> move.gain() > LEAST)
                .filter(move -> draft.spares(more(move)) || more(move) <= saved)
                .filter(this::keepsBudgets)
                .max(Comparator.comparingDouble(Move::gain));
        if (best.isEmpty()) {
            left.forEach(draft::remove);
            draft.add(from);
            return false;
        }
        best.get().target().ifPresent(draft::remove);
        draft.add(best.get().changed());
        return true;
    }

    private static long sum(Stream<LayerUse> shapes, boolean unique) {
        return (long) shapes.mapToDouble(shape -> unique ? shape.unique() : shape.bumps())
                .sum();
    }

    private Move move(Optional<DraftLayer> target, ArtifactGroup unit, double gain) {
        DraftLayer changed = target.map(part -> part.with(unit)).orElseGet(() -> DraftLayer.of("", List.of(unit)));
        double before = target.map(part -> part.shape().bumps()).orElse(0.0);
        return new Move(target, changed, gain - changed.shape().bumps() + before - price(unit, target));
    }

    /** The price of the additional layer that a group needs, in those of its modules that don't have this layer. */
    private double price(ArtifactGroup unit, Optional<DraftLayer> target) {
        long modules = unit.shape().modules().count();
        long without = unit.shape()
                .modules()
                .filter(module -> target.isEmpty() || !target.get().shape().isUsedBy(module))
                .count();
        return draft.price() * without / modules;
    }

    private static long more(Move move) {
        return move.changed().shape().unique()
                - move.target().map(part -> part.shape().unique()).orElse(0L);
    }

    private boolean keepsBudgets(Move move) {
        return move.changed()
                .shape()
                .modules()
                .filter(module ->
                        move.target().isEmpty() || !move.target().get().shape().isUsedBy(module))
                .allMatch(draft::hasRoom);
    }

    private Stream<Optional<DraftLayer>> targets(ArtifactGroup unit, List<DraftLayer> left) {
        Set<DraftLayer> targets = new LinkedHashSet<>();
        List<DraftLayer> sorted = draft.byDensity();
        double density = unit.shape().density();
        int place = (int)
                sorted.stream().filter(part -> part.shape().density() < density).count();
        targets.addAll(sorted.subList(Math.max(0, place - NEAR), Math.min(sorted.size(), place + NEAR)));
        left.forEach(targets::remove);
        return Stream.concat(
                Stream.of(Optional.empty()),
                targets.stream().map(Objects::requireNonNull).map(Optional::of));
    }
}
