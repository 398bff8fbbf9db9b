package io.github.dockeroptimize.dockerfile;

import io.github.dockeroptimize.inspect.NodeProject;
import io.github.dockeroptimize.plan.SourcePlan;
import java.util.List;

/** The stages that build a Node.js project. */
final class NodeStages {

    private NodeStages() {}

    static SourceStages of(NodeProject project, SourcePlan plan) {
        return new SourceStages(List.of(), List.of(), List.of(project.describe(), plan.image()));
    }
}
