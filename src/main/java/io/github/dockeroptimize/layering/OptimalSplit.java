package io.github.dockeroptimize.layering;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Partitions the layers that the same modules share in the same way again: the best partition of those can be computed.
 */
final class OptimalSplit {

    private OptimalSplit() {}

    static void run(DraftLayers draft) {
        draft.byPattern().stream()
                .filter(OptimalSplit::isPure)
                .collect(Collectors.groupingBy(DraftLayer::pattern, TreeMap::new, Collectors.toList()))
                .values()
                .stream()
                .filter(parts -> parts.size() > 1)
                .forEach(parts -> improve(draft, parts));
    }

    private static boolean isPure(DraftLayer part) {
        String pattern = part.pattern();
        return part.units().stream().allMatch(unit -> unit.shape().pattern().equals(pattern));
    }

    private static void improve(DraftLayers draft, List<DraftLayer> parts) {
        var units = parts.stream()
                .flatMap(part -> part.units().stream())
                .collect(Collectors.groupingBy(ArtifactGroup::origin, TreeMap::new, Collectors.toList()));
        List<BestPartition.Member> members = new ArrayList<>();
        units.forEach((origin, own) -> members.add(new BestPartition.Member(
                origin,
                own.stream().mapToLong(unit -> unit.shape().unique()).sum(),
                draft.origins().weight(draft.origins().number(origin)))));
        BestPartition partition = new BestPartition(members, parts.size());
        List<DraftLayer> better = partition.parts(partition.most()).stream()
                .map(part -> DraftLayer.of(
                        "",
                        part.stream()
                                .flatMap(member -> units.getOrDefault(member.name(), List.of()).stream())
                                .toList()))
                .toList();
        if (bumps(better) < bumps(parts)) {
            parts.forEach(draft::remove);
            better.forEach(draft::add);
        }
    }

    private static double bumps(List<DraftLayer> parts) {
        return parts.stream().mapToDouble(part -> part.shape().bumps()).sum();
    }
}
