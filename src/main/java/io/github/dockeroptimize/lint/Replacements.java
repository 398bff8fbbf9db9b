package io.github.dockeroptimize.lint;

/** Replaces the variables in a stage's instructions, and reports those that nobody has defined. */
final class Replacements {

    private final GlobalArguments arguments;
    private final Expander expander;
    private final Expander contentExpander;
    private final Findings findings;

    Replacements(GlobalArguments arguments, Expander expander, Expander contentExpander, Findings findings) {
        this.arguments = arguments;
        this.expander = expander;
        this.contentExpander = contentExpander;
        this.findings = findings;
    }

    String expanded(Instruction instruction, String text, StageState state) {
        return expanded(expander, instruction, text, state);
    }

    /** For content that stands in the Dockerfile. */
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

    /** The base image may have a variable that nothing here tells of, unless all of its variables are known. */
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
