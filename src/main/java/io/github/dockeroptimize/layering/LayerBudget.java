package io.github.dockeroptimize.layering;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.InvalidInputException;

/**
 * Into how many layers the release dependencies of an image may go.
 *
 * @param most at most so many
 * @param price what a layer more has to save of the expected bytes of a bump
 */
public record LayerBudget(int most, long price) {

    /** All in one, as other tools have it. */
    public static final LayerBudget ONE = new LayerBudget(1, LayerBudget.ROUND_TRIP);

    /** An image can have 127 layers, and half of them are its base's to have. */
    private static final int HIGHEST = 64;

    private static final int HIGHEST_BY_ITSELF = 20;

    /** Less than this isn't worth the request for a layer more. */
    private static final long ROUND_TRIP = 16 << 10;

    /** Each layer is asked for at a push, fetched and unpacked at a pull: about 20 ms of a line with 100 Mbit/s. */
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
                "'dependencyLayers' is " + quote(text) + ", but it is a number from 1 to " + HIGHEST
                        + " or 'auto': an image can't have more than 127 layers with those of its base; 10 is a good start");
    }
}
