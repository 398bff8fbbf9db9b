package io.github.dockeroptimize.lint;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a stage has become so far. One that goes on from another begins with what that one has. */
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

    static StageState on(KnownBase base) {
        Variables variables = Variables.none();
        base.environment().forEach(variables::put);
        StageState state = new StageState(variables, true);
        state.shellSet = base.hasShell();
        return state;
    }

    static StageState onUnknownBase() {
        return new StageState(Variables.none(), false);
    }

    Variables variables() {
        return variables;
    }

    /** Whether all variables are known, also those of the base image. */
    boolean isBaseKnown() {
        return baseKnown;
    }

    List<Instruction> triggers() {
        return triggers;
    }

    /** The instruction of this kind that this one takes the place of. */
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
