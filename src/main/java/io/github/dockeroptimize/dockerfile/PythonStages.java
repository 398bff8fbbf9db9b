package io.github.dockeroptimize.dockerfile;

import io.github.dockeroptimize.inspect.PythonProject;
import io.github.dockeroptimize.plan.SourcePlan;
import java.util.List;

/** The stages that build a Python project. */
final class PythonStages {

    private PythonStages() {}

    static SourceStages of(PythonProject project, SourcePlan plan) {
        return new SourceStages(List.of(), List.of(), List.of(project.describe(), plan.image()));
    }
}
