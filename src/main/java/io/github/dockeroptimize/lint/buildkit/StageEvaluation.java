package io.github.dockeroptimize.lint.buildkit;

import io.github.dockeroptimize.lint.text.Dockerfile;
import io.github.dockeroptimize.lint.text.Expander;
import io.github.dockeroptimize.lint.text.ExpansionBudget;
import io.github.dockeroptimize.lint.text.ImageGrammar;
import io.github.dockeroptimize.lint.text.Instruction;
import io.github.dockeroptimize.lint.text.LintContext;
import io.github.dockeroptimize.lint.text.Stage;
import io.github.dockeroptimize.lint.text.SyntaxException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Visits all stages in the order of a build, without running anything. */
final class StageEvaluation {

    /** Each trigger runs for each stage that has it, so a short file could cause any number of runs. */
    private static final int MOST_TRIGGERS = 10_000;

    private final List<Stage> stages;
    private final GlobalArguments arguments;
    private final BaseChecks bases;
    private final StageChecks stageChecks;
    private final List<StageState> states = new ArrayList<>();
    private int triggers;

    StageEvaluation(Dockerfile dockerfile, LintContext context, Findings findings) {
        this.stages = dockerfile.stages();
        ExpansionBudget allowance = new ExpansionBudget();
        Expander expander = Expander.of(dockerfile.escape(), allowance);
        this.arguments = GlobalArguments.of(dockerfile.preamble(), expander);
        this.bases = new BaseChecks(arguments, expander, findings);
        this.stageChecks = new StageChecks(
                arguments,
                expander,
                Expander.ofContent(allowance),
                context.ignoreFile().map(IgnoreFile::parse),
                findings);
    }

    void check() {
        stages.forEach(bases::checkDefault);
        List<String> images = new ArrayList<>();
        for (Stage stage : stages) {
            images.add(bases.image(stage));
            bases.checkPlatform(stage);
        }
        StageGraph graph = StageGraph.of(stages, images);
        checkImages(graph, images);
        Set<Integer> reachable = graph.reachable();
        Set<Integer> read = new HashSet<>();
        for (int index : new TreeSet<>(reachable)) {
            Stage stage = stages.get(index);
            if (graph.base(stage).filter(read::add).isPresent()) {
                checkTriggers(stage, graph);
            }
        }
        for (Stage stage : stages) {
            walk(stage, graph, images.get(stage.index()), reachable.contains(stage.index()));
        }
    }

    private void checkImages(StageGraph graph, List<String> images) {
        for (Stage stage : stages) {
            String image = images.get(stage.index());
            boolean pulled = graph.base(stage).isEmpty() && !image.equals("scratch");
            if (pulled && !ImageGrammar.parse(image).isValid()) {
                throw new SyntaxException(
                        stage.from().line(), "'" + image + "' is not a valid image name; write it in lower case");
            }
        }
    }

    /** Instructions of {@code ONBUILD} are parsed again before the build, once for each base. */
    private void checkTriggers(Stage stage, StageGraph graph) {
        graph.base(stage).map(stages::get).stream()
                .flatMap(base -> base.body().stream())
                .flatMap(instruction -> instruction.trigger().stream())
                .map(trigger -> trigger.at(stage.from().line()))
                .forEach(trigger -> {
                    ArgumentChecks.check(trigger);
                    graph.checkSource(stage, trigger);
                });
    }

    private void walk(Stage stage, StageGraph graph, String image, boolean reachable) {
        Optional<StageState> base = graph.base(stage).map(states::get);
        StageState state = base.map(StageState::after).orElseGet(() -> StageState.onImage(image));
        states.add(state);
        if (reachable && base.isPresent()) {
            triggers += base.get().triggers().size();
            if (triggers > MOST_TRIGGERS) {
                throw new SyntaxException(
                        stage.from().line(), "ONBUILD expands to more than " + MOST_TRIGGERS + " instructions");
            }
            for (Instruction trigger : base.get().triggers()) {
                stageChecks.check(trigger.at(stage.from().line()), state);
            }
        }
        for (Instruction instruction : stage.body()) {
            graph.checkSource(stage, instruction);
            stageChecks.check(instruction, state);
        }
    }
}
