package io.github.dockeroptimize.lint.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A parsed Dockerfile.
 *
 * @param escape the character that continues a line
 * @param directives the directives at the top of the file, by name
 * @param comments between instructions, by line
 * @param emptyContinuations the last lines of instructions with empty lines inside
 */
public record Dockerfile(
        List<Instruction> instructions,
        char escape,
        Map<String, String> directives,
        Map<Integer, String> comments,
        List<Integer> emptyContinuations) {

    /** The instructions before the first {@code FROM}. */
    public List<Instruction> preamble() {
        return instructions.stream()
                .takeWhile(instruction -> !instruction.is("FROM"))
                .toList();
    }

    public List<Stage> stages() {
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
