package io.github.dockeroptimize.dockerfile;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A Dockerfile: groups of instructions, each with a comment that explains it.
 *
 * @param header the comment at the top
 */
record Dockerfile(List<String> header, List<Group> groups) {

    /** Instructions that belong together. */
    record Group(List<String> comment, List<Instruction> instructions) {}

    /** The paths of the context that instructions use: the only ones that .dockerignore includes. */
    List<String> contextPaths() {
        Set<String> paths = new LinkedHashSet<>();
        for (Group group : groups) {
            for (Instruction instruction : group.instructions()) {
                paths.addAll(instruction.contextPaths());
            }
        }
        return List.copyOf(paths);
    }

    @Override
    public String toString() {
        return DockerfileWriter.write(this);
    }
}
