package io.github.dockeroptimize.layering;

import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;

/** The origins of a fleet's artifacts, numbered, with their weights. */
final class Origins {

    private final List<String> names;
    private final double[] weights;

    Origins(Fleet fleet, BumpWeights bumpWeights) {
        TreeSet<String> sorted = new TreeSet<>();
        fleet.modules().forEach(module -> module.files().keySet().forEach(key -> sorted.add(Dependency.originOf(key))));
        names = List.copyOf(sorted);
        weights = names.stream().mapToDouble(bumpWeights::of).toArray();
    }

    int number(String origin) {
        return Collections.binarySearch(names, origin);
    }

    List<String> names() {
        return names;
    }

    double weight(int number) {
        return weights[number];
    }

    double weight(BitSet origins) {
        double sum = 0;
        for (int number = origins.nextSetBit(0); number >= 0; number = origins.nextSetBit(number + 1)) {
            sum += weights[number];
        }
        return sum;
    }

    /** The sum of all weights. */
    double total() {
        double total = 0;
        for (double weight : weights) {
            total += weight;
        }
        return total;
    }
}
