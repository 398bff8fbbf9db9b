package io.github.dockeroptimize.layering;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/** The layers of a fleet during the search, with the remaining budget of each module and the remaining spare bytes. */
final class DraftLayers {

    /** The fraction of additional bytes, over every jar once, that a registry may store to make bumps smaller. */
    private static final double SPARE = 0.01;

    private final Fleet fleet;
    private final Origins origins;
    private final long floor;
    private final double price;
    private final int[] left;
    private final List<DraftLayer> parts = new ArrayList<>();
    private long unique;

    DraftLayers(Fleet fleet, Origins origins) {
        this.fleet = fleet;
        this.origins = origins;
        this.floor = FleetFigures.floor(fleet);
        this.price = meanWeight()
                * fleet.modules().stream()
                        .mapToLong(module -> module.budget().price())
                        .min()
                        .orElse(0);
        this.left = fleet.modules().stream()
                .mapToInt(module -> module.budget().most())
                .toArray();
    }

    Fleet fleet() {
        return fleet;
    }

    Origins origins() {
        return origins;
    }

    List<DraftLayer> parts() {
        return List.copyOf(parts);
    }

    void add(DraftLayer part) {
        parts.add(part);
        unique += part.shape().unique();
        part.shape().modules().forEach(module -> left[module]--);
    }

    void remove(DraftLayer part) {
        parts.removeIf(other -> other == part);
        unique -= part.shape().unique();
        part.shape().modules().forEach(module -> left[module]++);
    }

    /** The layers ordered by the bytes that a bump moves in them: neighbours are the cheapest to merge. */
    List<DraftLayer> byDensity() {
        return parts.stream()
                .sorted(Comparator.comparingDouble(
                                (DraftLayer part) -> part.shape().density())
                        .thenComparing(DraftLayer::firstKey))
                .toList();
    }

    /** The layers ordered by the modules that have them: merging neighbours loses no sharing. */
    List<DraftLayer> byPattern() {
        return parts.stream()
                .sorted(Comparator.comparing(DraftLayer::pattern)
                        .thenComparingDouble(part -> part.shape().density())
                        .thenComparing(DraftLayer::firstKey))
                .toList();
    }

    /** The modules whose layers exceed their budget. */
    BitSet over() {
        BitSet over = new BitSet();
        for (int module = 0; module < left.length; module++) {
            over.set(module, left[module] < 0);
        }
        return over;
    }

    boolean hasRoom(int module) {
        return left[module] > 0;
    }

    /** Whether the registry may store this many additional bytes. */
    boolean spares(long bytes) {
        return bytes <= 0 || unique + bytes <= floor * (1 + SPARE);
    }

    /** The bytes that an additional layer has to save when each origin of a module is bumped once. */
    double price() {
        return price;
    }

    private double meanWeight() {
        return fleet.modules().stream()
                .mapToDouble(module -> module.files().keySet().stream()
                        .map(Dependency::originOf)
                        .distinct()
                        .mapToDouble(origin -> origins.weight(origins.number(origin)))
                        .sum())
                .average()
                .orElse(0);
    }
}
