package io.github.dockeroptimize.layering;

import java.util.Collection;

/** A layer is called by the group that is in it, or by that it has several. */
final class LayerNames {

    private static final String MIXED = "mixed";

    private LayerNames() {}

    /** A name that isn't taken yet. */
    static String of(Collection<String> origins, Collection<String> taken) {
        String name = origins.size() == 1 ? origins.iterator().next() : MIXED;
        String unique = name;
        for (int number = 2; taken.contains(unique); number++) {
            unique = name + "-" + number;
        }
        return unique;
    }
}
