package io.github.dockeroptimize.lint.buildkit;

import io.github.dockeroptimize.lint.text.Instruction;
import io.github.dockeroptimize.lint.text.Stage;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Checks that all instructions have the same case. */
final class CasingChecks {

    private CasingChecks() {}

    static void check(List<Stage> stages, Findings findings) {
        List<Instruction> instructions = stages.stream()
                .flatMap(stage -> Stream.concat(Stream.of(stage.from()), stage.body().stream()))
                .toList();
        long lower = instructions.stream().filter(each -> isLower(each.name())).count();
        long upper = instructions.stream()
                .filter(each -> !isLower(each.name()) && isUpper(each.name()))
                .count();
        for (Instruction instruction : instructions) {
            String name = instruction.name();
            if (lower > upper ? !isLower(name) : !isUpper(name)) {
                findings.addAt(
                        instruction.line(),
                        BuildKitRule.CONSISTENT_INSTRUCTION_CASING,
                        "'" + name + "' should be written in " + (lower > upper ? "lower" : "upper")
                                + " case, as most instructions here are");
            }
        }
    }

    private static boolean isLower(String name) {
        return name.equals(name.toLowerCase(Locale.ROOT));
    }

    private static boolean isUpper(String name) {
        return name.equals(name.toUpperCase(Locale.ROOT));
    }
}
