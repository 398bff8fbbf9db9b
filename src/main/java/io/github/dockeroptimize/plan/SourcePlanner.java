package io.github.dockeroptimize.plan;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.inspect.GoProject;
import io.github.dockeroptimize.inspect.JavaSources;
import io.github.dockeroptimize.inspect.NodeProject;
import io.github.dockeroptimize.inspect.PythonProject;
import io.github.dockeroptimize.inspect.SourceProject;
import io.github.dockeroptimize.layering.DependencySplit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes the plan of an image that is compiled in the container. */
public final class SourcePlanner {

    private SourcePlanner() {}

    /**
     * The plan for a project.
     *
     * @param module the name of the module that it is the image of
     * @throws InvalidInputException if the options don't fit the project
     */
    public static SourcePlan plan(SourceProject project, String module, Options options) {
        SourceArrangement arrangement = project.match(new Arranger(options));
        Map<String, String> environment = new LinkedHashMap<>(arrangement.environment());
        environment.putAll(options.environment());
        List<Port> ports = options.ports();
        if (ports.isEmpty() && arrangement.port().isPresent()) {
            ports = List.of(Port.tcp(arrangement.port().getAsInt()));
        }
        List<String> notes = new ArrayList<>(arrangement.notes());
        if (options.dependencies() instanceof DependencySplit.ByCost split && split.isWanted()) {
            notes.add(
                    "'dependencyLayers' is not used: what is compiled in the container has one layer of dependencies");
        }
        notes.addAll(Planner.notes(options));
        return new SourcePlan(
                options.image(),
                module,
                project,
                options.builderImage().orElse(arrangement.builder()),
                arrangement.baseImage(),
                arrangement.root(),
                new ImageConfig(
                        options.entrypoint().isEmpty() ? arrangement.command() : options.entrypoint(),
                        options.arguments(),
                        environment,
                        options.labels(),
                        ports,
                        options.user(),
                        arrangement.workingDirectory(),
                        options.volumes(),
                        options.healthCheck()),
                notes);
    }

    private record Arranger(Options options) implements SourceProject.Cases<SourceArrangement> {

        @Override
        public SourceArrangement go(GoProject project) {
            return GoArrangement.of(project, options);
        }

        @Override
        public SourceArrangement java(JavaSources project) {
            return JavaArrangement.of(project, options);
        }

        @Override
        public SourceArrangement node(NodeProject project) {
            return NodeArrangement.of(project, options);
        }

        @Override
        public SourceArrangement python(PythonProject project) {
            return PythonArrangement.of(project, options);
        }
    }
}
