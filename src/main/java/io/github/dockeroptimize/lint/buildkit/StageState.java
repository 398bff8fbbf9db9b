package io.github.dockeroptimize.lint.buildkit;

import io.github.dockeroptimize.lint.text.Instruction;
import io.github.dockeroptimize.lint.text.Variables;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The state of a stage after the instructions so far. A stage based on another one starts with its state. */
final class StageState {

    private final Variables variables;
    private final boolean baseKnown;
    private final List<Instruction> triggers = new ArrayList<>();
    private final Map<String, Instruction> last = new HashMap<>();
    private boolean workdirSet;
    private boolean shellSet;

    private StageState(Variables variables, boolean baseKnown) {
        this.variables = variables;
        this.baseKnown = baseKnown;
        if (variables.get("PATH").isEmpty()) {
            variables.put("PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin");
        }
    }

    static StageState after(StageState base) {
        StageState state = new StageState(Variables.after(base.variables), base.baseKnown);
        state.workdirSet = base.workdirSet;
        state.shellSet = base.shellSet;
        return state;
    }

    static StageState onImage(String image) {
        return new StageState(Variables.none(), image.equals("scratch"));
    }

    Variables variables() {
        return variables;
    }

    /** Whether all variables are known, including those of the base image. */
    boolean isBaseKnown() {
        return baseKnown;
    }

    List<Instruction> triggers() {
        return triggers;
    }

    /** Replaces the earlier instruction of this kind, and returns it. */
    Optional<Instruction> replace(Instruction instruction) {
        return Optional.ofNullable(last.put(instruction.keyword(), instruction));
    }

    boolean isWorkdirSet() {
        return workdirSet;
    }

    void setWorkdir() {
        workdirSet = true;
    }

    boolean isShellSet() {
        return shellSet;
    }

    void setShell() {
        shellSet = true;
    }
}
