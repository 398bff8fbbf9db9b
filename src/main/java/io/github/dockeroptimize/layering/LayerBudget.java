package io.github.dockeroptimize.layering;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.InvalidInputException;

/**
 * How many layers the release dependencies of an image may have.
 *
 * @param most the largest number of layers
 * @param price the expected bytes of a bump that an additional layer has to save
 */
public record LayerBudget(int most, long price) {

    /** One layer, as in other tools. */
    public static final LayerBudget ONE = new LayerBudget(1, LayerBudget.ROUND_TRIP);

    /** An image can have 127 layers; half of them are left to its base. */
    private static final int HIGHEST = 64;

    private static final int HIGHEST_BY_ITSELF = 20;

    /** Smaller savings are not worth the request for an additional layer. */
    private static final long ROUND_TRIP = 16 << 10;

    /** The cost of a layer, requested in a push, fetched and unpacked in a pull: about 20 ms at 100 Mbit/s. */
    private static final long FETCH = 256 << 10;

    private static final LayerBudget AUTO = new LayerBudget(HIGHEST_BY_ITSELF, FETCH);

    /**
     * A number, or {@code auto}.
     *
     * @throws InvalidInputException if it is neither
     */
    public static LayerBudget parse(String text) {
        String stripped = text.strip();
        if (stripped.equals("auto")) {
            return AUTO;
        }
        if (stripped.matches("\\d{1,3}")) {
            int most = Integer.parseInt(stripped);
            if (most >= 1 && most <= HIGHEST) {
                return new LayerBudget(most, ROUND_TRIP);
            }
        }
        throw new InvalidInputException(
                "'dependencyLayers' is " + quote(text) + ", but must be a number from 1 to " + HIGHEST
                        + " or 'auto', since an image can have at most 127 layers including those of its base",
                "start with 10");
    }
}
