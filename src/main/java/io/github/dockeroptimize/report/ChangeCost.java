package io.github.dockeroptimize.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a change costs: the compressed bytes that are pushed again.
 *
 * @param id for programs
 * @param label for people
 * @param detail which change it is, where there are several
 * @param pushed bytes, by the id of each variant
 */
public record ChangeCost(String id, String label, String detail, Map<String, Long> pushed) {

    public ChangeCost {
        pushed = Collections.unmodifiableMap(new LinkedHashMap<>(pushed));
    }

    /** What it costs with the current plan. */
    public long ofPlan() {
        return pushed.getOrDefault(Variants.PLAN, 0L);
    }

    public long of(Variant variant) {
        return pushed.getOrDefault(variant.id(), 0L);
    }
}
