package io.github.dockeroptimize.lint;

import java.util.Set;
import java.util.stream.Stream;

/** Values of flags that have to be right before anything in them is replaced. */
final class FlagValues {

    private static final Set<String> NETWORKS = Set.of("default", "none", "host");

    private FlagValues() {}

    /** Throws what keeps the builder from going on. */
    static void check(Instruction instruction) {
        if (instruction.is("HEALTHCHECK") && !instruction.words().isEmpty()) {
            Stream.of("interval", "timeout", "start-period", "start-interval")
                    .flatMap(instruction::flag)
                    .filter(value -> !GoDuration.isPause(value))
                    .forEach(value -> {
                        throw new SyntaxException(
                                instruction.line(), "'" + value + "' is no time to wait; write one such as 30s or 1m");
                    });
            instruction.flag("retries").filter(value -> !isCount(value)).forEach(value -> {
                throw new SyntaxException(
                        instruction.line(), "'--retries=" + value + "' is no number of tries; write one such as 3");
            });
        }
        if (instruction.is("RUN")) {
            instruction
                    .flag("network")
                    .filter(value -> !NETWORKS.contains(value))
                    .forEach(value -> {
                        throw new SyntaxException(
                                instruction.line(),
                                "There is no network '" + value + "'; there are default, none and host");
                    });
            instruction
                    .flag("mount")
                    .flatMap(mount -> Mount.parse(mount).from().stream())
                    .filter(FlagValues::hasVariable)
                    .forEach(value -> {
                        throw new SyntaxException(
                                instruction.line(),
                                "from=" + value + " can't hold a variable; use it in a FROM and name that stage");
                    });
        }
    }

    private static boolean isCount(String value) {
        String number = value.startsWith("+") ? value.substring(1) : value;
        return value.isEmpty()
                || (!number.isEmpty()
                        && number.chars().allMatch(c -> c >= '0' && c <= '9')
                        && number.length() <= 10
                        && Long.parseLong(number) <= Integer.MAX_VALUE);
    }

    private static boolean hasVariable(String name) {
        int dollar = name.indexOf('$');
        return dollar >= 0 && dollar < name.length() - 1;
    }
}
