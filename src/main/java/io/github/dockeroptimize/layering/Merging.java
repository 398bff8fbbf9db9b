package io.github.dockeroptimize.layering;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Merges layers until every module keeps its budget, the cheapest first. Only layers that are near each other are looked
 * at, in the order of their bytes and in that of the modules that have them, and of many layers several pairs are merged at
 * once: the time grows with modules × artifacts.
 */
final class Merging {

    private static final int NEAR = 24;

    /** Of so many layers one pair is merged before all are looked at again. */
    private static final int AT_ONCE = 32;

    private record Pair(Part one, Part other) {}

    /**
     * Two parts as one.
     *
     * @param more the bytes that a registry stores more
     * @param bumps the bytes that bumps move more
     */
    private record Merged(Part part, long more, double bumps) {}

    private record Merge(Pair pair, Part merged, boolean affordable, double cost) {}

    private static final Comparator<Merge> CHEAPEST = Comparator.comparing(Merge::affordable, Comparator.reverseOrder())
            .thenComparingDouble(Merge::cost)
            .thenComparing(merge -> merge.merged().firstKey());

    private final Draft draft;
    private final Map<Pair, Merged> known = new HashMap<>();

    Merging(Draft draft) {
        this.draft = draft;
    }

    /** Until no module has more layers than it may have. */
    void keepBudgets() {
        for (BitSet over = draft.over(); !over.isEmpty(); over = draft.over()) {
            List<Merge> merges = merges(near(), over);
            apply(merges.isEmpty() ? merges(of(over.nextSetBit(0)), over) : merges);
        }
    }

    /** Merges what isn't worth a layer of its own. */
    void dropSmall() {
        double price = draft.price();
        BitSet all = new BitSet();
        all.set(0, draft.fleet().modules().size());
        while (true) {
            List<Merge> worth = merges(near(), all).stream()
                    .filter(merge -> merge.affordable() && merge.cost() < price)
                    .toList();
            if (worth.isEmpty()) {
                return;
            }
            apply(worth);
        }
    }

    private void apply(List<Merge> merges) {
        int most = Math.max(1, draft.parts().size() / AT_ONCE);
        Set<Part> gone = new HashSet<>();
        for (Merge merge : merges) {
            Pair pair = merge.pair();
            if (most > 0 && !gone.contains(pair.one()) && !gone.contains(pair.other())) {
                most--;
                gone.add(pair.one());
                gone.add(pair.other());
                draft.remove(pair.one());
                draft.remove(pair.other());
                draft.add(merge.merged());
            }
        }
        known.keySet().removeIf(pair -> gone.contains(pair.one()) || gone.contains(pair.other()));
    }

    /** Those that spare one of these modules a layer; what they cost is divided among these. */
    private List<Merge> merges(Set<Pair> pairs, BitSet modules) {
        List<Merge> merges = new ArrayList<>();
        for (Pair pair : pairs) {
            int relieved = pair.one().shape().common(pair.other().shape(), modules);
            if (relieved > 0) {
                Merged merged = known.computeIfAbsent(pair, Merging::merge);
                double cost = (merged.bumps() + merged.more()) / relieved;
                merges.add(new Merge(pair, merged.part(), draft.spares(merged.more()), cost));
            }
        }
        merges.sort(CHEAPEST);
        return merges;
    }

    private static Merged merge(Pair pair) {
        Part part = pair.one().merge(pair.other());
        Shape one = pair.one().shape();
        Shape other = pair.other().shape();
        return new Merged(
                part,
                part.shape().unique() - one.unique() - other.unique(),
                part.shape().bumps() - one.bumps() - other.bumps());
    }

    private Set<Pair> near() {
        Set<Pair> pairs = new LinkedHashSet<>();
        addNear(draft.byDensity(), pairs);
        addNear(draft.byPattern(), pairs);
        return pairs;
    }

    private Set<Pair> of(int module) {
        Set<Pair> pairs = new LinkedHashSet<>();
        addNear(
                draft.byDensity().stream()
                        .filter(part -> part.shape().isUsedBy(module))
                        .toList(),
                pairs);
        return pairs;
    }

    private static void addNear(List<Part> sorted, Set<Pair> pairs) {
        for (int i = 0; i < sorted.size(); i++) {
            for (int j = i + 1; j <= Math.min(i + NEAR, sorted.size() - 1); j++) {
                pairs.add(new Pair(sorted.get(i), sorted.get(j)));
            }
        }
    }
}
