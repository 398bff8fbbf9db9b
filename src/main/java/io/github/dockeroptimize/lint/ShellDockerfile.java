package io.github.dockeroptimize.lint;

import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A Dockerfile as hadolint's rules see it: with the scripts of its {@code RUN} instructions taken apart, once. */
final class ShellDockerfile {

    private final Dockerfile dockerfile;
    private final List<Stage> stages;
    private final IdentityHashMap<Instruction, Run> runs = new IdentityHashMap<>();

    ShellDockerfile(Dockerfile dockerfile) {
        this.dockerfile = dockerfile;
        this.stages = dockerfile.stages();
        instructionsAndTriggers()
                .filter(instruction -> instruction.is("RUN"))
                .forEach(instruction -> runs.put(instruction, Run.of(instruction)));
    }

    Stream<Instruction> instructions() {
        return dockerfile.instructions().stream();
    }

    Stream<Instruction> instructionsAndTriggers() {
        return instructions().flatMap(ShellDockerfile::withTrigger);
    }

    /** Comments between instructions, by line. */
    Map<Integer, String> comments() {
        return dockerfile.comments();
    }

    List<Instruction> preamble() {
        return dockerfile.preamble();
    }

    List<Stage> stages() {
        return stages;
    }

    /** All scripts, also those for later. */
    Stream<Run> allRuns() {
        return instructionsAndTriggers().flatMap(instruction -> run(instruction).stream());
    }

    /** The scripts of a stage, without those for later. */
    Stream<Run> runsOf(Stage stage) {
        return stage.body().stream().flatMap(instruction -> run(instruction).stream());
    }

    Stream<Stage> lastStage() {
        return stages.stream().skip(Math.max(0, stages.size() - 1));
    }

    /** What {@code ONBUILD} keeps for later. */
    Stream<Instruction> triggers() {
        return instructions().flatMap(instruction -> instruction.trigger().stream());
    }

    /**
     * The scripts that leave something in an image which somebody gets: those of the last stage, of stages that another
     * one has as its image or that have the same FROM as the last one, and those for later.
     */
    Stream<Run> lastingRuns() {
        Set<String> images = new HashSet<>();
        stages.forEach(stage -> images.add(ImageGrammar.parse(stage.image()).path()));
        List<String> last = lastStage().flatMap(stage -> parts(stage).stream()).toList();
        Stream<Run> here = stages.stream()
                .filter(stage -> images.contains(stage.alias()) || parts(stage).equals(last))
                .flatMap(this::runsOf);
        return Stream.concat(here, triggers().flatMap(trigger -> run(trigger).stream()));
    }

    private static List<String> parts(Stage stage) {
        return List.of(String.join(" ", stage.from().flags()), stage.image(), stage.alias());
    }

    /** The script, if it is an instruction that has one. */
    Optional<Run> run(Instruction instruction) {
        return Optional.ofNullable(runs.get(instruction));
    }

    private static Stream<Instruction> withTrigger(Instruction instruction) {
        return Stream.concat(Stream.of(instruction), instruction.trigger().stream());
    }
}
