package io.github.dockeroptimize.lint;

import java.util.List;
import java.util.stream.Stream;

/** What {@code RUN --mount} means where it stands. */
final class MountChecks {

    private final Replacements replacements;

    MountChecks(Replacements replacements) {
        this.replacements = replacements;
    }

    /** The targets are looked at when all mounts have been read. */
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
                        run.line(), "A mount of type '" + mount.type() + "' has no folder; name one with target=");
            }
        }
    }

    private Mount mount(Instruction run, String flag, StageState state) {
        List<String> fields = Stream.of(flag.split(",", -1))
                .map(field -> field.contains("=") ? expanded(run, Pair.of(field), state) : field)
                .toList();
        MountFields.check(fields, run.line());
        return new Mount(fields.stream().map(Pair::of).toList());
    }

    private String expanded(Instruction run, Pair field, StageState state) {
        return field.name() + "=" + replacements.expanded(run, field.value(), state);
    }
}
