package io.github.dockeroptimize.lint.buildkit;

import io.github.dockeroptimize.lint.text.Finding;
import io.github.dockeroptimize.lint.text.Instruction;
import io.github.dockeroptimize.lint.text.Severity;
import io.github.dockeroptimize.lint.text.SyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The findings of BuildKit's checks so far, without those that are skipped. */
final class Findings {

    private final CheckOptions options;
    private final List<Finding> findings = new ArrayList<>();

    Findings(CheckOptions options) {
        this.options = options;
    }

    /** Adds a finding of a rule that a comment above the instruction can turn off. */
    void add(BuildKitRule rule, Instruction instruction, String message) {
        add(options.and(instruction.comments()), rule, instruction.line(), message);
    }

    /** Adds a finding for another line than the instruction's. */
    void add(BuildKitRule rule, Instruction instruction, int line, String message) {
        add(options.and(instruction.comments()), rule, line, message);
    }

    /** Adds a finding of a rule that only the directive at the top can turn off. */
    void addAt(int line, BuildKitRule rule, String message) {
        add(options, rule, line, message);
    }

    private void add(CheckOptions wanted, BuildKitRule rule, int line, String message) {
        if (wanted.wants(rule)) {
            findings.add(new Finding(
                    rule.title(),
                    options.fails() ? Severity.ERROR : Severity.WARNING,
                    line,
                    message,
                    Optional.of(rule.url())));
        }
    }

    void add(SyntaxException problem) {
        findings.add(Finding.invalid(problem.line(), problem.message()));
    }

    List<Finding> all() {
        return List.copyOf(findings);
    }
}
