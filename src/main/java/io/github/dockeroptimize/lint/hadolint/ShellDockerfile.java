package io.github.dockeroptimize.lint.hadolint;

import io.github.dockeroptimize.lint.text.Dockerfile;
import io.github.dockeroptimize.lint.text.ImageGrammar;
import io.github.dockeroptimize.lint.text.Instruction;
import io.github.dockeroptimize.lint.text.Stage;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The input of hadolint's rules: a Dockerfile with the parsed scripts of its {@code RUN} instructions. */
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

    /** All scripts, including triggers of {@code ONBUILD}. */
    Stream<Run> allRuns() {
        return instructionsAndTriggers().flatMap(instruction -> run(instruction).stream());
    }

    /** The scripts of a stage, without triggers of {@code ONBUILD}. */
    Stream<Run> runsOf(Stage stage) {
        return stage.body().stream().flatMap(instruction -> run(instruction).stream());
    }

    Stream<Stage> lastStage() {
        return stages.stream().skip(Math.max(0, stages.size() - 1));
    }

    /** The scripts of triggers of {@code ONBUILD}. */
    Stream<Instruction> triggers() {
        return instructions().flatMap(instruction -> instruction.trigger().stream());
    }

    /**
     * The scripts that affect the final image: those of the last stage, of stages that are the base of another one or have
     * the same FROM as the last one, and triggers of {@code ONBUILD}.
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

    /** The script of the instruction, if it has one. */
    Optional<Run> run(Instruction instruction) {
        return Optional.ofNullable(runs.get(instruction));
    }

    private static Stream<Instruction> withTrigger(Instruction instruction) {
        return Stream.concat(Stream.of(instruction), instruction.trigger().stream());
    }
}
