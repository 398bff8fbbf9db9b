package io.github.dockeroptimize.layering;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A new lock.
 *
 * @param changes the differences from the earlier lock, sorted by artifact
 * @param figures the cost of the fleet with this lock
 * @param fresh its cost with a lock that is created without the earlier one
 */
public record LockResult(Lock lock, List<Change> changes, FleetFigures figures, FleetFigures fresh) {

    /**
     * The change of an artifact's layer.
     *
     * @param from the earlier layer; empty for a new artifact
     * @param to the new layer; empty for an artifact that no module uses any more
     */
    public record Change(String artifact, String from, String to) {

        /** Whether the artifact moved from one layer to another, so that both are pushed again. */
        public boolean isMove() {
            return !from.isEmpty() && !to.isEmpty();
        }
    }

    static List<Change> changes(Lock earlier, Map<String, String> artifacts) {
        SortedMap<String, String> all = new TreeMap<>(earlier.artifacts());
        all.putAll(artifacts);
        List<Change> changes = new ArrayList<>();
        for (String key : all.keySet()) {
            String from = earlier.artifacts().getOrDefault(key, "");
            String to = artifacts.getOrDefault(key, "");
            if (!from.equals(to)) {
                changes.add(new Change(key, from, to));
            }
        }
        return changes;
    }
}
