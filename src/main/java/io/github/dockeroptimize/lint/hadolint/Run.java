package io.github.dockeroptimize.lint.hadolint;

import io.github.dockeroptimize.lint.shell.Script;
import io.github.dockeroptimize.lint.text.Instruction;
import io.github.dockeroptimize.lint.text.Mount;
import java.util.List;

/** A {@code RUN} and its parsed script. */
record Run(Instruction instruction, Script script, List<Mount> mounts) {

    static Run of(Instruction instruction) {
        return new Run(
                instruction,
                Script.of(instruction),
                instruction.flag("mount").map(Mount::parse).toList());
    }

    int line() {
        return instruction.line();
    }

    /** Whether the content of the directory stays out of the image. */
    boolean keepsOut(String folder) {
        return mounts.stream().anyMatch(mount -> mount.keepsOut(folder));
    }
}
