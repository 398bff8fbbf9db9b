package io.github.dockeroptimize.dockerfile;

import io.github.dockeroptimize.inspect.JavaSources;
import io.github.dockeroptimize.plan.SourcePlan;
import java.util.List;

final class JavaStages {

    private JavaStages() {}

    static SourceStages of(JavaSources project, SourcePlan plan) {
        return new SourceStages(List.of(), List.of(), List.of(project.describe(), plan.image()));
    }
}
