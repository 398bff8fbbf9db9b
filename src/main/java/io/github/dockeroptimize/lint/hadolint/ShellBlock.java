package io.github.dockeroptimize.lint.hadolint;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A part of a script that runs completely or not at all: a list, a branch, a loop. */
final class ShellBlock {

    /** The kind of a block, by its first word. */
    enum Kind {
        SCRIPT,
        SUBSHELL,
        GROUP,
        IF,
        CASE,
        LOOP
    }

    private final Kind kind;
    private ShellVariables before;
    private @Nullable ShellVariables merged;
    private @Nullable ShellVariables fork;
    private @Nullable ShellVariables pipe;
    private boolean complete;
    private boolean left;

    /** The number of {@code cd} calls whose result is not checked. */
    private int unchecked;

    private int uncheckedInCommand;
    private final List<Integer> commands = new ArrayList<>();

    ShellBlock(Kind kind, ShellVariables before) {
        this.kind = kind;
        this.before = before.copy();
    }

    boolean is(Kind other) {
        return kind == other;
    }

    void changeFolder(int calls) {
        uncheckedInCommand += calls;
    }

    /** Handles an operator that tests the result of the command. */
    void check() {
        uncheckedInCommand = 0;
    }

    /** A command after an operator may or may not run. */
    ShellVariables fork(ShellVariables now) {
        ShellVariables known = endPipe(now);
        known = fork == null ? known : known.or(fork);
        fork = known.copy();
        return known;
    }

    /** A command after a pipe runs in its own shell. */
    void pipe(ShellVariables now) {
        if (pipe == null) {
            pipe = now.copy();
        }
    }

    ShellVariables endPipe(ShellVariables now) {
        ShellVariables known = pipe == null ? now : pipe;
        pipe = null;
        return known;
    }

    /** The known variables after a list of commands. */
    ShellVariables endCommand(ShellVariables now) {
        ShellVariables known = endPipe(now);
        known = fork == null ? known : known.or(fork);
        fork = null;
        unchecked += uncheckedInCommand;
        commands.add(uncheckedInCommand);
        uncheckedInCommand = 0;
        return known;
    }

    boolean hasLeft() {
        return left;
    }

    /** Marks the last command as a condition. */
    void endCondition(ShellVariables now) {
        for (int i = commands.size() - 1; i >= 0; i--) {
            if (commands.get(i) > 0) {
                unchecked -= commands.get(i);
                break;
            }
        }
        commands.clear();
        if (kind != Kind.LOOP) {
            before = now.copy();
        }
    }

    /** Ends one branch and begins another one with the variables known before. */
    ShellVariables nextWay(ShellVariables now, boolean last) {
        merge(now);
        complete |= last;
        return before.copy();
    }

    /** Marks that one of the branches always runs. */
    void complete() {
        complete = true;
    }

    /** Marks that the rest of this branch doesn't run. */
    void leave() {
        left = true;
    }

    private void merge(ShellVariables now) {
        if (left) {
            left = false;
            return;
        }
        merged = merged == null ? now.copy() : merged.or(now);
    }

    /** The known variables after the block. */
    ShellVariables end(ShellVariables now) {
        return switch (kind) {
            case SCRIPT, GROUP -> now;
            case SUBSHELL -> before;
            case IF, CASE, LOOP -> {
                merge(now);
                ShellVariables all = merged == null ? now : merged;
                yield complete ? all : all.or(before);
            }
        };
    }

    int unchecked() {
        return unchecked;
    }
}
