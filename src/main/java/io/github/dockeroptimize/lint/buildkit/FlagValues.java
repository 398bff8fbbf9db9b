package io.github.dockeroptimize.lint.buildkit;

import io.github.dockeroptimize.lint.text.Instruction;
import io.github.dockeroptimize.lint.text.Mount;
import io.github.dockeroptimize.lint.text.SyntaxException;
import java.util.Set;
import java.util.stream.Stream;

/** Checks values of flags that have to be valid before their variables are expanded. */
final class FlagValues {

    private static final Set<String> NETWORKS = Set.of("default", "none", "host");

    private FlagValues() {}

    /** Throws for what the builder rejects. */
    static void check(Instruction instruction) {
        if (instruction.is("HEALTHCHECK") && !instruction.words().isEmpty()) {
            Stream.of("interval", "timeout", "start-period", "start-interval")
                    .flatMap(instruction::flag)
                    .filter(value -> !GoDuration.isPause(value))
                    .forEach(value -> {
                        throw new SyntaxException(
                                instruction.line(), "'" + value + "' is not a duration; write one such as 30s or 1m");
                    });
            instruction.flag("retries").filter(value -> !isCount(value)).forEach(value -> {
                throw new SyntaxException(
                        instruction.line(),
                        "'--retries=" + value + "' is not a number of retries; write one such as 3");
            });
        }
        if (instruction.is("RUN")) {
            instruction
                    .flag("network")
                    .filter(value -> !NETWORKS.contains(value))
                    .forEach(value -> {
                        throw new SyntaxException(
                                instruction.line(), "Unknown network '" + value + "'; use default, none or host");
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
