package io.github.dockeroptimize.mojo;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.InvalidInputException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** A parameter with a few allowed values, in lower case as people write them. */
final class Choice {

    private Choice() {}

    static <E extends Enum<E>> E of(String parameter, String value, Class<E> type) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> name(constant).equals(value))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException("'" + parameter + "' is " + quote(value)
                        + ", but must be one of "
                        + Arrays.stream(type.getEnumConstants())
                                .map(constant -> quote(name(constant)))
                                .collect(Collectors.joining(", "))));
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
