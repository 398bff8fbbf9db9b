package io.github.dockeroptimize.lint;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A part of a script that is run as a whole, or not, or in one of several ways. */
final class ShellBlock {

    /** What begins it. */
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

    /** How many calls of {@code cd} nobody has looked at. */
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

    /** An operator asks whether the command went well. */
    void check() {
        uncheckedInCommand = 0;
    }

    /** What stands behind an operator is run or not. */
    ShellVariables fork(ShellVariables now) {
        ShellVariables known = endPipe(now);
        known = fork == null ? known : known.or(fork);
        fork = known.copy();
        return known;
    }

    /** What stands behind a pipe is run in a shell of its own. */
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

    /** What is known behind a list of commands. */
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

    /** The last command so far was a condition. */
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

    /** One way ends and another one begins, with what was known before. */
    ShellVariables nextWay(ShellVariables now, boolean last) {
        merge(now);
        complete |= last;
        return before.copy();
    }

    /** One of its ways is always taken. */
    void complete() {
        complete = true;
    }

    /** What follows in this way isn't run. */
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

    /** What is known behind it. */
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
