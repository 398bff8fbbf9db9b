package io.github.dockeroptimize.layering;

import io.github.dockeroptimize.layering.Fleet.File;
import io.github.dockeroptimize.layering.Fleet.Module;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Artifacts of one origin that the same modules use in the same versions. They are never split, since that saves
 * nothing.
 *
 * @param keys sorted
 */
record ArtifactGroup(List<String> keys, String origin, LayerUse shape) {

    /** Groups artifacts, sorted by the first one of each group. */
    static List<ArtifactGroup> of(Fleet fleet, Iterable<String> keys, Origins origins) {
        Map<String, List<String>> groups = new LinkedHashMap<>();
        Map<String, int[]> uses = new HashMap<>();
        TreeSet<String> sorted = new TreeSet<>();
        keys.forEach(sorted::add);
        for (String key : sorted) {
            int[] use = use(fleet, key);
            uses.put(key, use);
            groups.computeIfAbsent(Dependency.originOf(key) + Arrays.toString(use), any -> new ArrayList<>())
                    .add(key);
        }
        return groups.values().stream()
                .map(group -> unit(fleet, group, uses.getOrDefault(group.get(0), new int[0]), origins))
                .toList();
    }

    /** For each module the number of its file, or -1: the same number means the same bytes in the image. */
    private static int[] use(Fleet fleet, String key) {
        Map<String, Integer> files = new HashMap<>();
        int[] use = new int[fleet.modules().size()];
        for (int i = 0; i < use.length; i++) {
            Module module = fleet.modules().get(i);
            File file = module.files().get(key);
            use[i] = file == null
                    ? LayerUse.NOTHING
                    : files.computeIfAbsent(module.folder() + '\n' + file.version(), any -> files.size());
        }
        return use;
    }

    private static ArtifactGroup unit(Fleet fleet, List<String> keys, int[] use, Origins origins) {
        int contents = Arrays.stream(use).max().orElse(LayerUse.NOTHING) + 1;
        long[] sizes = new long[contents];
        boolean[] seen = new boolean[contents];
        for (int i = 0; i < use.length; i++) {
            if (use[i] >= 0 && !seen[use[i]]) {
                seen[use[i]] = true;
                Module module = fleet.modules().get(i);
                sizes[use[i]] = keys.stream()
                        .collect(Collectors.summingLong(key -> module.files()
                                .getOrDefault(key, new File("", 0))
                                .size()));
            }
        }
        String origin = Dependency.originOf(keys.get(0));
        return new ArtifactGroup(List.copyOf(keys), origin, LayerUse.of(use, sizes, origins.number(origin), origins));
    }
}
