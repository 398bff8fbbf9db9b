package io.github.dockeroptimize.report;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.inspect.Application;
import io.github.dockeroptimize.layering.BumpWeights;
import io.github.dockeroptimize.layering.DependencySplit;
import io.github.dockeroptimize.layering.LayerBudget;
import io.github.dockeroptimize.plan.ImagePath;
import io.github.dockeroptimize.plan.ImagePlan;
import io.github.dockeroptimize.plan.Layer;
import io.github.dockeroptimize.plan.Options;
import io.github.dockeroptimize.plan.Planner;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * The ways that an image is compared with: the naive one, and the same plan with other numbers of layers for its
 * dependencies. Those that come out the same are left out.
 *
 * @param plan the way that the image is made now
 * @param others with more layers each
 */
record Variants(Variant naive, Variant.Layered oneLayer, Variant.Layered plan, List<Split> others) {

    static final String NAIVE = "naive";
    static final String ONE_LAYER = "dependencyLayers-1";
    static final String PLAN = "plan";

    private static final List<Integer> NUMBERS = List.of(5, 10, 20);

    /** With another setting of {@code dependencyLayers}. */
    record Split(int dependencyLayers, Variant.Layered variant) {}

    /**
     * The variants of a plan.
     *
     * @param naive the compressed size of the naive image's layer
     */
    static Variants of(Application application, Options options, ImagePlan plan, Compressed compressed, long naive) {
        BumpWeights weights =
                options.dependencies() instanceof DependencySplit.ByCost cost ? cost.weights() : BumpWeights.EQUAL;
        List<List<Layer>> seen = new ArrayList<>(List.of(plan.layers()));
        List<Split> others = new ArrayList<>();
        for (int number : NUMBERS) {
            DependencySplit split = new DependencySplit.ByCost(LayerBudget.parse(Integer.toString(number)), weights);
            try {
                List<Layer> layers = Planner.plan(application, options.withDependencies(split))
                        .layers();
                if (!seen.contains(layers)) {
                    seen.add(layers);
                    others.add(new Split(
                            number,
                            Variant.Layered.of(
                                    "dependencyLayers-" + number, number + " dependency layers", layers, compressed)));
                }
            } catch (InvalidInputException e) {
                break; // more layers than an image can have
            }
        }
        List<Layer> one = Planner.plan(application, options.withDependencies(DependencySplit.NONE))
                .layers();
        return new Variants(
                new Variant.Whole(NAIVE, "naive image", naive),
                Variant.Layered.of(ONE_LAYER, "1 dependency layer", one, compressed),
                Variant.Layered.of(PLAN, "this plan", plan.layers(), compressed),
                others);
    }

    Variants {
        others = List.copyOf(others);
    }

    /** Whether the plan has its dependencies in one layer. */
    boolean isOneLayer() {
        return files(oneLayer).equals(files(plan));
    }

    private static List<Set<ImagePath>> files(Variant.Layered variant) {
        return variant.parts().stream().map(Variant.Part::files).toList();
    }

    /** All of them, each once, from the fewest layers to the most. */
    List<Variant> all() {
        List<Variant> layered = new ArrayList<>();
        if (!isOneLayer()) {
            layered.add(oneLayer);
        }
        layered.add(plan);
        others.stream().map(Split::variant).forEach(layered::add);
        layered.sort(Comparator.comparingInt(Variant::layers));
        layered.add(0, naive);
        return layered;
    }
}
