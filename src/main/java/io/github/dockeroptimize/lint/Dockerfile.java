package io.github.dockeroptimize.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A Dockerfile that could be read, line by line.
 *
 * @param escape what continues a line
 * @param directives by name, those at the top of the file
 * @param comments between instructions, by line
 * @param emptyContinuations lines on which an instruction ends that has empty ones inside
 */
record Dockerfile(
        List<Instruction> instructions,
        char escape,
        Map<String, String> directives,
        Map<Integer, String> comments,
        List<Integer> emptyContinuations) {

    /** What stands before the first {@code FROM}. */
    List<Instruction> preamble() {
        return instructions.stream()
                .takeWhile(instruction -> !instruction.is("FROM"))
                .toList();
    }

    List<Stage> stages() {
        List<Stage> stages = new ArrayList<>();
        List<Instruction> body = new ArrayList<>();
        for (Instruction instruction : instructions) {
            if (instruction.is("FROM")) {
                body = new ArrayList<>();
                stages.add(new Stage(stages.size(), instruction, body));
            } else {
                body.add(instruction);
            }
        }
        return stages;
    }
}
