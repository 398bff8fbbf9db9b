package io.github.dockeroptimize.lint;

import java.util.List;

/** A {@code RUN}, its script taken apart. */
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

    /** Whether what lies in such a folder stays out of the image. */
    boolean keepsOut(String folder) {
        return mounts.stream().anyMatch(mount -> mount.keepsOut(folder));
    }
}
