package io.github.dockeroptimize.mojo;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.InvalidInputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A parameter with a fixed set of values, in lower case. */
final class EnumParameter {

    private EnumParameter() {}

    static <E extends Enum<E>> E of(String parameter, String value, Class<E> type) {
        for (E constant : type.getEnumConstants()) {
            if (name(constant).equals(value)) {
                return constant;
            }
        }
        List<String> allowed = new ArrayList<>();
        for (E constant : type.getEnumConstants()) {
            allowed.add(quote(name(constant)));
        }
        throw new InvalidInputException(
                "'" + parameter + "' is " + quote(value) + ", which is not allowed",
                "set one of " + String.join(", ", allowed));
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
