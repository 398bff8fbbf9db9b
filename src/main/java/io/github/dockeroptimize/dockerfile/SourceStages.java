package io.github.dockeroptimize.dockerfile;

import io.github.dockeroptimize.application.GoProject;
import io.github.dockeroptimize.application.JavaSources;
import io.github.dockeroptimize.application.NodeProject;
import io.github.dockeroptimize.application.PythonProject;
import io.github.dockeroptimize.application.SourceProject;
import io.github.dockeroptimize.plan.ImagePlan;
import io.github.dockeroptimize.plan.LayerName;
import io.github.dockeroptimize.plan.Recipe;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The stages of a recipe. Each layer that they build is a tree at {@code /layers/NAME}, rooted like the image.
 *
 * @param before the stages before the last one
 * @param layers the stage of each layer
 * @param keptOut patterns to exclude from the context, for {@code .dockerignore}
 */
record SourceStages(List<Dockerfile.Group> before, Map<LayerName, String> layers, List<String> keptOut) {

    SourceStages {
        before = List.copyOf(before);
        layers = Map.copyOf(layers);
        keptOut = List.copyOf(keptOut);
    }

    /** The stages for the recipe of a plan. */
    static SourceStages of(Recipe.Compiled recipe, ImagePlan plan, Dialect dialect) {
        SourceStages stages = recipe.project().match(new Languages(recipe, plan, dialect));
        return new SourceStages(
                stages.before().stream()
                        .map(group -> SystemPackages.in(group, recipe.builder()))
                        .toList(),
                stages.layers(),
                stages.keptOut());
    }

    String stageOf(LayerName layer) {
        return Optional.ofNullable(layers.get(layer))
                .orElseThrow(() -> new IllegalStateException("no stage builds the layer " + layer));
    }

    private record Languages(Recipe.Compiled recipe, ImagePlan plan, Dialect dialect)
            implements SourceProject.Cases<SourceStages> {

        @Override
        public SourceStages go(GoProject project) {
            return GoStages.of(project, recipe, plan);
        }

        @Override
        public SourceStages java(JavaSources project) {
            return JavaStages.of(project, recipe, plan);
        }

        @Override
        public SourceStages node(NodeProject project) {
            return NodeStages.of(project, recipe, plan, dialect);
        }

        @Override
        public SourceStages python(PythonProject project) {
            return PythonStages.of(project, recipe, dialect);
        }
    }
}
