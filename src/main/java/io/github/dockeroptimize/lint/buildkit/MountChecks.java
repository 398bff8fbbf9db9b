package io.github.dockeroptimize.lint.buildkit;

import io.github.dockeroptimize.lint.text.Instruction;
import io.github.dockeroptimize.lint.text.Mount;
import io.github.dockeroptimize.lint.text.NameValue;
import io.github.dockeroptimize.lint.text.SyntaxException;
import java.util.List;
import java.util.stream.Stream;

/** Checks {@code RUN --mount} against the stages before it. */
final class MountChecks {

    private final VariableSubstitution replacements;

    MountChecks(VariableSubstitution replacements) {
        this.replacements = replacements;
    }

    /** Checks the targets once all mounts are read. */
    void check(Instruction run, StageState state) {
        List<Mount> mounts =
                run.flag("mount").map(flag -> mount(run, flag, state)).toList();
        boolean atRoot = state.isBaseKnown() && !state.isWorkdirSet();
        for (Mount mount : mounts) {
            String target = mount.target();
            boolean root = target.startsWith("/")
                    ? target.equals("/")
                    : atRoot && ContextPath.clean("/" + target).equals("/");
            if (mount.hasTarget() && root) {
                throw new SyntaxException(
                        run.line(), "A mount of type '" + mount.type() + "' has no directory; name one with target=");
            }
        }
    }

    private Mount mount(Instruction run, String flag, StageState state) {
        List<String> fields = Stream.of(flag.split(",", -1))
                .map(field -> field.contains("=") ? expanded(run, NameValue.of(field), state) : field)
                .toList();
        MountFields.check(fields, run.line());
        return new Mount(fields.stream().map(NameValue::of).toList());
    }

    private String expanded(Instruction run, NameValue field, StageState state) {
        return field.name() + "=" + replacements.expanded(run, field.value(), state);
    }
}
