package io.github.dockeroptimize.lint;

import java.util.ArrayList;
import java.util.List;

/** What BuildKit's checks have found so far, without what nobody wants to know. */
final class Findings {

    private final CheckOptions options;
    private final List<Finding> findings = new ArrayList<>();

    Findings(CheckOptions options) {
        this.options = options;
    }

    /** For rules that a comment above the instruction may turn off. */
    void add(BuildKitRule rule, Instruction instruction, String message) {
        add(options.and(instruction.comments()), rule, instruction.line(), message);
    }

    /** For a line other than that of the instruction which shows the mistake. */
    void add(BuildKitRule rule, Instruction instruction, int line, String message) {
        add(options.and(instruction.comments()), rule, line, message);
    }

    /** For rules that only the directive at the top turns off. */
    void addAt(int line, BuildKitRule rule, String message) {
        add(options, rule, line, message);
    }

    private void add(CheckOptions wanted, BuildKitRule rule, int line, String message) {
        if (wanted.wants(rule)) {
            findings.add(new Finding(
                    rule.title(), options.fails() ? Severity.ERROR : Severity.WARNING, line, message, rule.url()));
        }
    }

    void add(SyntaxException problem) {
        findings.add(Finding.invalid(problem.line(), problem.message()));
    }

    List<Finding> all() {
        return List.copyOf(findings);
    }
}
