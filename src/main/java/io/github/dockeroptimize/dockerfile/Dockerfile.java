package io.github.dockeroptimize.dockerfile;

import java.util.List;
import java.util.stream.Stream;

/**
 * A Dockerfile: groups of instructions, each with a comment that tells a reader why it is there.
 *
 * @param header the comment at the top
 */
record Dockerfile(List<String> header, List<Group> groups) {

    /** Instructions that belong together. */
    record Group(List<String> comment, List<Instruction> instructions) {}

    /** The paths of the context that some instruction copies: the only ones that .dockerignore lets in. */
    List<String> contextPaths() {
        return groups.stream()
                .flatMap(group -> group.instructions().stream())
                .flatMap(Dockerfile::contextPath)
                .distinct()
                .toList();
    }

    private static Stream<String> contextPath(Instruction instruction) {
        if (instruction instanceof Instruction.Copy copy) {
            return copy.stage().isEmpty() ? copy.sources().stream() : Stream.empty();
        }
        if (instruction instanceof Instruction.Add add) {
            return Stream.of(add.source());
        }
        if (instruction instanceof Instruction.Run run) {
            return run.mounts().stream()
                    .filter(Instruction.Mount.Bind.class::isInstance)
                    .map(mount -> ((Instruction.Mount.Bind) mount).source());
        }
        return Stream.empty();
    }

    @Override
    public String toString() {
        return DockerfileWriter.write(this);
    }
}
