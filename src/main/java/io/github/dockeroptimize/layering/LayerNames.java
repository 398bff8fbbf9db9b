package io.github.dockeroptimize.layering;

import java.util.Collection;
import java.util.Comparator;
import java.util.Map;

/** Names a layer after the group that has at least half of its bytes. */
final class LayerNames {

    private static final String MIXED = "mixed";

    private LayerNames() {}

    /**
     * A name that is not taken yet.
     *
     * @param sizes the bytes of each group
     */
    static String of(Map<String, Long> sizes, Collection<String> taken) {
        long all = sizes.values().stream().mapToLong(size -> size).sum();
        String name = sizes.entrySet().stream()
                .filter(origin -> origin.getValue() * 2 >= all)
                .max(Map.Entry.<String, Long>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .map(Map.Entry::getKey)
                .orElse(MIXED);
        String unique = name;
        for (int number = 2; taken.contains(unique); number++) {
            unique = name + "-" + number;
        }
        return unique;
    }
}
