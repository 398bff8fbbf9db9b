package io.github.dockeroptimize.check;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.InvalidInputException;

/**
 * The declaration of a rule.
 *
 * @param name its name in {@code rules}
 * @param level the default level
 * @param ownLimit the default limit; empty if there is none
 * @param <L> the type of the limit
 */
record RuleSpec<L>(String name, Level level, String ownLimit, LimitParser<L> limits) {

    /** Reads a limit. */
    @FunctionalInterface
    interface LimitParser<L> {

        /**
         * Parses the limit of a rule.
         *
         * @throws InvalidInputException if the text is not a limit
         */
        L parse(String rule, String text);
    }

    /** A rule without a limit. */
    static RuleSpec<String> withoutLimit(String name, Level level) {
        return new RuleSpec<>(name, level, "", (rule, text) -> {
            if (!text.isEmpty()) {
                throw new InvalidInputException(
                        quote(rule) + " is " + quote(text) + ", but the rule has no limit",
                        "set one of 'off', 'warn', 'fail'");
            }
            return text;
        });
    }

    /** A rule whose limit is a number of bytes, which the user has to set. */
    static RuleSpec<Long> bytes(String name) {
        return new RuleSpec<>(name, Level.OFF, "", ByteCount::parse);
    }
}
