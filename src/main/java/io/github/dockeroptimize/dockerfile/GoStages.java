package io.github.dockeroptimize.dockerfile;

import io.github.dockeroptimize.inspect.GoProject;
import io.github.dockeroptimize.plan.SourcePlan;
import java.util.List;

/** The stages that build a Go module. */
final class GoStages {

    private GoStages() {}

    static SourceStages of(GoProject project, SourcePlan plan) {
        return new SourceStages(List.of(), List.of(), List.of(project.describe(), plan.image()));
    }
}
