package io.github.dockeroptimize.layering;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** How the release dependencies of an image are split into layers. */
public sealed interface DependencySplit {

    /** All in one layer. */
    DependencySplit NONE = new ByCost(LayerBudget.ONE, BumpWeights.EQUAL);

    /** Whether there may be more than one layer. */
    boolean isWanted();

    /** Whether a lock defines the split, so that one image can't have another split. */
    boolean isLocked();

    /** The configured bump weights. */
    BumpWeights weights();

    /** The layers in order, none empty; every dependency is in exactly one. */
    Result split(List<Dependency> dependencies);

    /**
     * The result of a split.
     *
     * @param layers the dependencies of each layer, by its name without the common prefix
     * @param unknown the dependencies that the lock does not contain
     */
    record Result(Map<String, List<Dependency>> layers, List<Dependency> unknown) {}

    /**
     * By the expected bytes that one bump moves.
     *
     * @param budget how many layers
     */
    record ByCost(LayerBudget budget, BumpWeights weights) implements DependencySplit {

        @Override
        public boolean isWanted() {
            return budget.most() > 1;
        }

        @Override
        public boolean isLocked() {
            return false;
        }

        @Override
        public Result split(List<Dependency> dependencies) {
            var byOrigin = dependencies.stream()
                    .collect(Collectors.groupingBy(Dependency::origin, LinkedHashMap::new, Collectors.toList()));
            List<BestPartition.Member> members = new ArrayList<>();
            byOrigin.forEach((origin, artifacts) -> members.add(new BestPartition.Member(
                    origin, artifacts.stream().mapToLong(Dependency::size).sum(), weights.of(origin))));
            Map<String, List<Dependency>> layers = new LinkedHashMap<>();
            if (!members.isEmpty()) {
                BestPartition partition = new BestPartition(members, budget.most());
                for (List<BestPartition.Member> part : partition.parts(partition.worth(budget.price()))) {
                    layers.put(
                            LayerNames.of(
                                    part.stream()
                                            .collect(Collectors.toMap(
                                                    BestPartition.Member::name, BestPartition.Member::size)),
                                    layers.keySet()),
                            part.stream()
                                    .flatMap(member -> byOrigin.getOrDefault(member.name(), List.of()).stream())
                                    .toList());
                }
            }
            return new Result(layers, List.of());
        }
    }

    /** As the reactor's lock defines it. */
    record Locked(Lock lock) implements DependencySplit {

        @Override
        public boolean isWanted() {
            return true;
        }

        @Override
        public boolean isLocked() {
            return true;
        }

        @Override
        public BumpWeights weights() {
            return BumpWeights.EQUAL;
        }

        @Override
        public Result split(List<Dependency> dependencies) {
            Map<String, List<Dependency>> layers = new LinkedHashMap<>();
            lock.layers().forEach(layer -> layers.put(layer, new ArrayList<>()));
            List<Dependency> unknown = new ArrayList<>();
            for (Dependency dependency : dependencies) {
                String layer = lock.layerOf(dependency.key());
                layers.getOrDefault(layer, unknown).add(dependency);
            }
            layers.values().removeIf(List::isEmpty);
            return new Result(layers, unknown);
        }
    }
}
