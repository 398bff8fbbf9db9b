package io.github.dockeroptimize.layering;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.InvalidInputException;
import java.util.Map;
import java.util.TreeMap;

/**
 * How often the artifacts of a group get a new version, relative to other groups.
 *
 * @param weights by group id; a group without a weight has 1
 */
public record BumpWeights(Map<String, Double> weights) {

    /** The same weight for all groups. */
    public static final BumpWeights EQUAL = new BumpWeights(Map.of());

    private static final double LOWEST = 0.001;
    private static final double HIGHEST = 1000;

    public BumpWeights {
        weights = Map.copyOf(weights);
    }

    /**
     * The weights by group id.
     *
     * @throws InvalidInputException if one is not a number, or is out of range
     */
    public static BumpWeights parse(Map<String, String> texts) {
        Map<String, Double> weights = new TreeMap<>();
        for (Map.Entry<String, String> text : texts.entrySet()) {
            weights.put(text.getKey(), parse(text.getKey(), text.getValue()));
        }
        return new BumpWeights(weights);
    }

    private static double parse(String origin, String text) {
        try {
            double weight = Double.parseDouble(text.strip());
            if (weight >= LOWEST && weight <= HIGHEST) {
                return weight;
            }
        } catch (NumberFormatException e) {
            // reported below, together with numbers out of range
        }
        throw new InvalidInputException(
                "'bumpWeights' has " + quote(text) + " for " + quote(origin)
                        + ", but a weight is a number from 0.001 to 1000",
                "set one such as 2; a group without a weight has 1");
    }

    double of(String origin) {
        return weights.getOrDefault(origin, 1.0);
    }
}
