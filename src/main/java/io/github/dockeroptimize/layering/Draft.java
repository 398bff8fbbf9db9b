package io.github.dockeroptimize.layering;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/** The layers of a fleet while they are being found, with what is left of each module's budget and of the bytes to spare. */
final class Draft {

    /** How much more than every jar once a registry may have to store, in parts of it, for smaller bumps. */
    private static final double SPARE = 0.01;

    private final Fleet fleet;
    private final Origins origins;
    private final long floor;
    private final double price;
    private final int[] left;
    private final List<Part> parts = new ArrayList<>();
    private long unique;

    Draft(Fleet fleet, Origins origins) {
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

    List<Part> parts() {
        return List.copyOf(parts);
    }

    void add(Part part) {
        parts.add(part);
        unique += part.shape().unique();
        part.shape().modules().forEach(module -> left[module]--);
    }

    void remove(Part part) {
        parts.removeIf(other -> other == part);
        unique -= part.shape().unique();
        part.shape().modules().forEach(module -> left[module]++);
    }

    /** By the bytes that a bump moves in them: those next to each other are the cheapest to merge. */
    List<Part> byDensity() {
        return parts.stream()
                .sorted(Comparator.comparingDouble((Part part) -> part.shape().density())
                        .thenComparing(Part::firstKey))
                .toList();
    }

    /** By the modules that have them: those next to each other lose nothing of what is shared. */
    List<Part> byPattern() {
        return parts.stream()
                .sorted(Comparator.comparing(Part::pattern)
                        .thenComparingDouble(part -> part.shape().density())
                        .thenComparing(Part::firstKey))
                .toList();
    }

    /** The modules that have more layers than they may have. */
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

    /** Whether so many bytes more may be stored. */
    boolean spares(long bytes) {
        return bytes <= 0 || unique + bytes <= floor * (1 + SPARE);
    }

    /** What a layer more has to save of the bytes that are moved when each origin of a module is bumped once. */
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
