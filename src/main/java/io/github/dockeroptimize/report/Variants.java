package io.github.dockeroptimize.report;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.application.Application;
import io.github.dockeroptimize.layering.BumpWeights;
import io.github.dockeroptimize.layering.DependencySplit;
import io.github.dockeroptimize.layering.LayerBudget;
import io.github.dockeroptimize.plan.ImagePlan;
import io.github.dockeroptimize.plan.Layer;
import io.github.dockeroptimize.plan.Options;
import io.github.dockeroptimize.plan.Planner;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The variants to compare an image with: the naive one, and the same plan with other numbers of layers for its
 * dependencies.
 *
 * @param plan the current plan
 * @param others with an increasing number of layers
 * @param same variants that are the same as an earlier one, with that one as value
 */
public record Variants(
        Variant naive,
        Variant.Layered oneLayer,
        Variant.Layered plan,
        List<Split> others,
        Map<Variant.Layered, String> same) {

    static final String NAIVE = "naive";
    static final String ONE_LAYER = "dependencyLayers-1";
    public static final String PLAN = "plan";

    private static final List<Integer> NUMBERS = List.of(5, 10, 20);

    /** The plan with another number of {@code dependencyLayers}. */
    record Split(int dependencyLayers, Variant.Layered variant) {}

    /**
     * The variants of a plan.
     *
     * @param naive compressed size of the naive image's layer
     */
    static Variants of(
            Application application, Options options, ImagePlan plan, CompressedBytes compressed, long naive) {
        BumpWeights weights = options.dependencies().weights();
        List<Layer> one =
                Planner.plan(application, options.splitAs(DependencySplit.NONE)).layers();
        Variant.Layered oneLayer = Variant.Layered.of(ONE_LAYER, "1 dependency layer", one, compressed);
        Variant.Layered planned = Variant.Layered.of(PLAN, "this plan", plan.layers(), compressed);
        Map<Variant.Layered, String> same = new LinkedHashMap<>();
        if (oneLayer.hasFilesOf(planned)) {
            same.put(oneLayer, PLAN);
        }
        List<Split> others = new ArrayList<>();
        List<Variant.Layered> seen = new ArrayList<>(List.of(planned));
        for (int number : NUMBERS) {
            DependencySplit split = new DependencySplit.ByCost(LayerBudget.parse(Integer.toString(number)), weights);
            try {
                List<Layer> layers =
                        Planner.plan(application, options.splitAs(split)).layers();
                Variant.Layered variant = Variant.Layered.of(
                        "dependencyLayers-" + number, number + " dependency layers", layers, compressed);
                seen.stream()
                        .filter(variant::hasFilesOf)
                        .findFirst()
                        .ifPresentOrElse(
                                other -> same.put(variant, other.id()), () -> others.add(new Split(number, variant)));
                seen.add(variant);
            } catch (InvalidInputException e) {
                break; // more layers than an image can have
            }
        }
        return new Variants(new Variant.Whole(NAIVE, "naive image", naive), oneLayer, planned, others, same);
    }

    public Variants {
        others = List.copyOf(others);
        same = Collections.unmodifiableMap(new LinkedHashMap<>(same));
    }

    /** All variants, from the fewest layers to the most. */
    List<Variant> all() {
        Set<Variant> layered = new LinkedHashSet<>(List.of(oneLayer, plan));
        others.stream().map(Split::variant).forEach(layered::add);
        layered.addAll(same.keySet());
        return Stream.concat(Stream.of(naive), layered.stream().sorted(Comparator.comparingInt(Variant::layers)))
                .toList();
    }

    /** The ids of variants that are the same as another, with the id of that one. */
    Map<String, String> sameIds() {
        Map<String, String> ids = new LinkedHashMap<>();
        same.forEach((variant, other) -> ids.put(variant.id(), other));
        return ids;
    }
}
