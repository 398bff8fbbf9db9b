package io.github.dockeroptimize.layering;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.InvalidInputException;
import java.util.Map;
import java.util.TreeMap;

/**
 * How often the artifacts of a group get a new version, in proportion to others.
 *
 * @param weights by group id; 1 is that of a group that isn't named
 */
public record BumpWeights(Map<String, Double> weights) {

    /** One weight for all. */
    public static final BumpWeights EQUAL = new BumpWeights(Map.of());

    private static final double LOWEST = 0.001;
    private static final double HIGHEST = 1000;

    public BumpWeights {
        weights = Map.copyOf(weights);
    }

    /**
     * The weights by group id.
     *
     * @throws InvalidInputException if one is no number, or too far from 1
     */
    public static BumpWeights parse(Map<String, String> texts) {
        Map<String, Double> weights = new TreeMap<>();
        texts.forEach((origin, text) -> weights.put(origin, parse(origin, text)));
        return new BumpWeights(weights);
    }

    private static double parse(String origin, String text) {
        try {
            double weight = Double.parseDouble(text.strip());
            if (weight >= LOWEST && weight <= HIGHEST) {
                return weight;
            }
        } catch (NumberFormatException e) {
            // said below, as for a number that can't be
        }
        throw new InvalidInputException("'bumpWeights' has " + quote(text) + " for " + quote(origin)
                + ", but a weight is a number from 0.001 to 1000; 1 is what a group has that isn't named");
    }

    double of(String origin) {
        return weights.getOrDefault(origin, 1.0);
    }
}
