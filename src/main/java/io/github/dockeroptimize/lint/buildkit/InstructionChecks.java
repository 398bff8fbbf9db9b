package io.github.dockeroptimize.lint.buildkit;

import io.github.dockeroptimize.lint.text.Dockerfile;
import io.github.dockeroptimize.lint.text.Instruction;
import io.github.dockeroptimize.lint.text.NameValue;
import io.github.dockeroptimize.lint.text.Stage;
import io.github.dockeroptimize.lint.text.SyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Checks of single instructions. */
final class InstructionChecks {

    private static final Set<String> NO_TRIGGERS = Set.of("ONBUILD", "FROM", "MAINTAINER");

    private final Findings findings;

    private InstructionChecks(Findings findings) {
        this.findings = findings;
    }

    static void check(Dockerfile dockerfile, Findings findings) {
        InstructionChecks checks = new InstructionChecks(findings);
        boolean inStage = false;
        for (Instruction instruction : dockerfile.instructions()) {
            checks.check(instruction);
            inStage |= instruction.is("FROM");
            if (!inStage && !instruction.is("ARG")) {
                throw new SyntaxException(
                        instruction.line(), "'" + instruction.name() + "' comes before the first FROM; move it after");
            }
        }
        if (!inStage) {
            throw new SyntaxException(0, "The Dockerfile has no FROM; begin with one");
        }
    }

    private void check(Instruction instruction) {
        switch (instruction.keyword()) {
            case "FROM" -> {
                checkCasing(instruction);
                ArgumentChecks.check(instruction);
                String name = new Stage(0, instruction, List.of()).name();
                if (!name.isEmpty()) {
                    checkDescription(instruction, List.of(name));
                }
            }
            case "MAINTAINER" -> {
                findings.add(
                        BuildKitRule.MAINTAINER_DEPRECATED,
                        instruction,
                        "MAINTAINER is deprecated; write LABEL org.opencontainers.image.authors= instead");
                ArgumentChecks.check(instruction);
            }
            case "ARG" -> {
                ArgumentChecks.check(instruction);
                checkDescription(
                        instruction,
                        instruction.words().stream()
                                .map(word -> NameValue.of(word).name())
                                .toList());
            }
            case "ONBUILD" -> checkTrigger(instruction);
            default -> ArgumentChecks.check(instruction);
        }
    }

    private static void checkTrigger(Instruction instruction) {
        ArgumentChecks.check(instruction);
        String trigger = instruction.trigger().map(Instruction::keyword).orElse("");
        if (NO_TRIGGERS.contains(trigger)) {
            throw new SyntaxException(instruction.line(), "ONBUILD can't trigger '" + trigger + "'");
        }
    }

    private void checkCasing(Instruction from) {
        List<String> words = from.words();
        if (words.size() == 3 && !isLower(words.get(2))) {
            findings.add(
                    BuildKitRule.STAGE_NAME_CASING,
                    from,
                    "The stage name '" + words.get(2) + "' should be in lower case");
        }
        boolean asLower = isLower(from.name());
        boolean consistent = asLower || isUpper(from.name());
        if (words.size() >= 3 && consistent && !(asLower ? isLower(words.get(1)) : isUpper(words.get(1)))) {
            findings.add(
                    BuildKitRule.FROM_AS_CASING,
                    from,
                    "'" + words.get(1) + "' and '" + from.name() + "' differ in case; write both in the same case");
        }
    }

    private void checkDescription(Instruction instruction, List<String> names) {
        List<String> comments = instruction.comments();
        if (comments.isEmpty()) {
            return;
        }
        String first = Stream.of(comments.get(comments.size() - 1).split(" ", 2))
                .findFirst()
                .orElse("");
        if (!names.contains(first)) {
            findings.add(
                    BuildKitRule.INVALID_DEFINITION_DESCRIPTION,
                    instruction,
                    "The comment above is read as a description of '" + names.get(0)
                            + "'; begin it with that name, or put an empty comment between them");
        }
    }

    private static boolean isLower(String word) {
        return word.equals(word.toLowerCase(Locale.ROOT));
    }

    private static boolean isUpper(String word) {
        return word.equals(word.toUpperCase(Locale.ROOT));
    }
}
