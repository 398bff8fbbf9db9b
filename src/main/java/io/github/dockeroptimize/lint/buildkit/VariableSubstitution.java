package io.github.dockeroptimize.lint.buildkit;

import io.github.dockeroptimize.lint.text.Expander;
import io.github.dockeroptimize.lint.text.Expansion;
import io.github.dockeroptimize.lint.text.ExpansionException;
import io.github.dockeroptimize.lint.text.Instruction;
import io.github.dockeroptimize.lint.text.SyntaxException;

/** Expands the variables in a stage's instructions, and reports undefined ones. */
final class VariableSubstitution {

    private final GlobalArguments arguments;
    private final Expander expander;
    private final Expander contentExpander;
    private final Findings findings;

    VariableSubstitution(GlobalArguments arguments, Expander expander, Expander contentExpander, Findings findings) {
        this.arguments = arguments;
        this.expander = expander;
        this.contentExpander = contentExpander;
        this.findings = findings;
    }

    String expanded(Instruction instruction, String text, StageState state) {
        return expanded(expander, instruction, text, state);
    }

    /** Expands inline content of the Dockerfile. */
    void content(Instruction instruction, String text, StageState state) {
        expanded(contentExpander, instruction, text, state);
    }

    private String expanded(Expander with, Instruction instruction, String text, StageState state) {
        try {
            Expansion expansion = with.expand(text, state.variables());
            expansion.missing().forEach(name -> reportMissing(instruction, name, state));
            return expansion.text();
        } catch (ExpansionException e) {
            e.missing().forEach(name -> reportMissing(instruction, name, state));
            throw new SyntaxException(instruction.line(), e.message());
        }
    }

    /** The base image may define the variable, unless all of its variables are known. */
    private void reportMissing(Instruction instruction, String name, StageState state) {
        boolean global = arguments.has(name);
        if (!state.variables().isDeclared(name) && (state.isBaseKnown() || global)) {
            findings.add(
                    BuildKitRule.UNDEFINED_VAR,
                    instruction,
                    "'" + name + "' is not defined "
                            + (global
                                    ? "in this stage; repeat its ARG after FROM"
                                    : "here; declare it with ARG or ENV"));
        }
    }
}
