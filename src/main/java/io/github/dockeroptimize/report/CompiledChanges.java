package io.github.dockeroptimize.report;

import io.github.dockeroptimize.application.SourceProject;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What changes cost in an image that is compiled in the container, by the layers that they change. */
final class CompiledChanges {

    private final List<LayerFigure> layers;
    private final List<ChangeCost> changes = new ArrayList<>();

    private CompiledChanges(List<LayerFigure> layers) {
        this.layers = layers;
    }

    static List<ChangeCost> of(SourceProject project, List<LayerFigure> layers) {
        CompiledChanges costs = new CompiledChanges(layers);
        costs.change(ChangeCosts.ONE_CLASS, "A source file", EnumSet.of(CompiledLayer.APPLICATION));
        if (costs.has(CompiledLayer.MODULES)) {
            costs.change(ChangeCosts.MODULE, "Another module of the reactor", EnumSet.of(CompiledLayer.MODULES));
        }
        if (costs.has(CompiledLayer.SNAPSHOTS)) {
            costs.change(ChangeCosts.SNAPSHOT, "A new build of a snapshot", EnumSet.of(CompiledLayer.SNAPSHOTS));
        }
        EnumSet<CompiledLayer> dependency = EnumSet.of(CompiledLayer.DEPENDENCIES);
        if (!costs.has(CompiledLayer.DEPENDENCIES) || project.namesDependencies()) {
            dependency.add(CompiledLayer.APPLICATION);
        }
        costs.change(ChangeCosts.DEPENDENCY_MEAN, "One dependency", dependency);
        return costs.changes;
    }

    private boolean has(CompiledLayer kind) {
        return layers.stream().anyMatch(layer -> layer.files() > 0 && CompiledLayer.of(layer.name()) == kind);
    }

    /** An image that was built another way has no layers of these names; what a change costs in it isn't known. */
    private void change(String id, String label, Set<CompiledLayer> reached) {
        List<LayerFigure> pushed = layers.stream()
                .filter(layer -> reached.contains(CompiledLayer.of(layer.name())))
                .toList();
        if (!pushed.isEmpty()) {
            long bytes = pushed.stream()
                    .mapToLong(layer -> layer.size().compressed())
                    .sum();
            changes.add(new ChangeCost(id, label, "", Map.of(Variants.PLAN, bytes)));
        }
    }
}
