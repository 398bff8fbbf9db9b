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
 * Merges layers until every module keeps its budget, the cheapest first. It compares only neighbours, ordered by bytes
 * and by modules, and merges several pairs per round if there are many layers: the time grows with modules × artifacts.
 */
final class GreedyMerge {

    private static final int NEAR = 24;

    /** The number of layers per pair that is merged in one round. */
    private static final int AT_ONCE = 32;

    private record Pair(DraftLayer one, DraftLayer other) {}

    /**
     * A merged pair of layers.
     *
     * @param more the additional bytes that a registry stores
     * @param bumps the additional bytes that bumps move
     */
    private record Merged(DraftLayer part, long more, double bumps) {}

    private record Merge(Pair pair, DraftLayer merged, boolean affordable, double cost) {}

    private static final Comparator<Merge> CHEAPEST = Comparator.comparing(Merge::affordable, Comparator.reverseOrder())
            .thenComparingDouble(Merge::cost)
            .thenComparing(merge -> merge.merged().firstKey());

    private final DraftLayers draft;
    private final Map<Pair, Merged> known = new HashMap<>();

    GreedyMerge(DraftLayers draft) {
        this.draft = draft;
    }

    /** Merges until every module keeps its budget. */
    void keepBudgets() {
        for (BitSet over = draft.over(); !over.isEmpty(); over = draft.over()) {
            List<Merge> merges = merges(near(), over);
            apply(merges.isEmpty() ? merges(of(over.nextSetBit(0)), over) : merges);
        }
    }

    /** Merges layers that save too little to be separate. */
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
        Set<DraftLayer> gone = new HashSet<>();
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

    /** The merges that save a layer in one of these modules; their cost is divided among these modules. */
    private List<Merge> merges(Set<Pair> pairs, BitSet modules) {
        List<Merge> merges = new ArrayList<>();
        for (Pair pair : pairs) {
            int relieved = pair.one().shape().common(pair.other().shape(), modules);
            if (relieved > 0) {
                Merged merged = known.computeIfAbsent(pair, GreedyMerge::merge);
                double cost = (merged.bumps() + merged.more()) / relieved;
                merges.add(new Merge(pair, merged.part(), draft.spares(merged.more()), cost));
            }
        }
        merges.sort(CHEAPEST);
        return merges;
    }

    private static Merged merge(Pair pair) {
        DraftLayer part = pair.one().merge(pair.other());
        LayerUse one = pair.one().shape();
        LayerUse other = pair.other().shape();
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

    private static void addNear(List<DraftLayer> sorted, Set<Pair> pairs) {
        for (int i = 0; i < sorted.size(); i++) {
            for (int j = i + 1; j <= Math.min(i + NEAR, sorted.size() - 1); j++) {
                pairs.add(new Pair(sorted.get(i), sorted.get(j)));
            }
        }
    }
}
