package io.github.dockeroptimize.dockerfile;

import io.github.dockeroptimize.inspect.GoProject;
import io.github.dockeroptimize.inspect.JavaSources;
import io.github.dockeroptimize.inspect.NodeProject;
import io.github.dockeroptimize.inspect.PythonProject;
import io.github.dockeroptimize.inspect.SourceProject;
import io.github.dockeroptimize.plan.SourcePlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Says a plan as a Dockerfile that compiles in the container. */
final class SourceDockerfile {

    static final String MODULE_LINE = "The image of the module ";

    private SourceDockerfile() {}

    static SourceStages stages(SourcePlan plan) {
        return plan.project().match(new Stages(plan));
    }

    static Dockerfile of(SourcePlan plan, SourceStages stages) {
        List<Dockerfile.Group> groups = new ArrayList<>(stages.before());
        groups.add(new Dockerfile.Group(
                List.of(
                        "The image. One instruction a layer, what changes least first; of the stages before, nothing but",
                        "what is copied here gets into it. Nothing runs here."),
                Stream.concat(
                                Stream.of(new Instruction.From(plan.baseImage().reference(), false, Optional.empty())),
                                stages.layers().stream())
                        .toList()));
        groups.addAll(DockerfilePlan.settings(plan.config()));
        return new Dockerfile(
                List.of(
                        SourceFiles.FIRST_LINE + " Change the POM, not this file, and run docker-optimize:generate.",
                        MODULE_LINE + "'" + plan.module()
                                + "', compiled in the container: it needs this folder and nothing else.",
                        "It needs BuildKit (Docker 23 and later), or buildah with --layers."),
                groups);
    }

    private record Stages(SourcePlan plan) implements SourceProject.Cases<SourceStages> {

        @Override
        public SourceStages go(GoProject project) {
            return GoStages.of(project, plan);
        }

        @Override
        public SourceStages java(JavaSources project) {
            return JavaStages.of(project, plan);
        }

        @Override
        public SourceStages node(NodeProject project) {
            return NodeStages.of(project, plan);
        }

        @Override
        public SourceStages python(PythonProject project) {
            return PythonStages.of(project, plan);
        }
    }
}
