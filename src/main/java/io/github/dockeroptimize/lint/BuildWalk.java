package io.github.dockeroptimize.lint;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Goes through the stages as a build of all of them does, without running anything. */
final class BuildWalk {

    /** Each trigger is run for each stage that has it, so that a short file could mean any number of them. */
    private static final int MOST_TRIGGERS = 10_000;

    private final List<Stage> stages;
    private final LintContext context;
    private final Findings findings;
    private final GlobalArguments arguments;
    private final BaseChecks bases;
    private final StageChecks stageChecks;
    private final List<StageState> states = new ArrayList<>();
    private int triggers;

    BuildWalk(Dockerfile dockerfile, LintContext context, Findings findings) {
        this.stages = dockerfile.stages();
        this.context = context;
        this.findings = findings;
        Allowance allowance = new Allowance();
        Expander expander = Expander.of(dockerfile.escape(), allowance);
        this.arguments = GlobalArguments.of(dockerfile.preamble(), context.platform(), expander);
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
        List<Optional<String>> platforms = new ArrayList<>();
        for (Stage stage : stages) {
            images.add(bases.image(stage));
            platforms.add(bases.platform(stage));
        }
        StageGraph graph = StageGraph.of(stages, images);
        checkImages(graph, images, platforms);
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

    private void checkImages(StageGraph graph, List<String> images, List<Optional<String>> platforms) {
        for (Stage stage : stages) {
            String image = images.get(stage.index());
            boolean pulled = graph.base(stage).isEmpty() && !image.equals("scratch");
            if (pulled && !ImageGrammar.parse(image).isValid()) {
                throw new SyntaxException(
                        stage.from().line(), "'" + image + "' is no image's name; it has to be in lower case");
            }
            Optional<String> actual = pulled
                    ? Optional.ofNullable(context.baseImages().get(image)).flatMap(KnownBase::platform)
                    : Optional.empty();
            String expected = platforms.get(stage.index()).orElse(context.platform());
            if (actual.isPresent() && !Platforms.areSame(actual.get(), expected)) {
                findings.addAt(
                        stage.from().line(),
                        BuildKitRule.INVALID_BASE_IMAGE_PLATFORM,
                        "'" + image + "' is for " + actual.get() + ", but " + expected
                                + " is built; take an image that has both");
            }
        }
    }

    /** What {@code ONBUILD} has kept is read anew before anything is built, and once for each base. */
    private void checkTriggers(Stage stage, StageGraph graph) {
        graph.base(stage).map(stages::get).stream()
                .flatMap(base -> base.body().stream())
                .flatMap(instruction -> instruction.trigger().stream())
                .map(trigger -> trigger.at(stage.from().line()))
                .forEach(trigger -> {
                    Arguments.check(trigger);
                    graph.checkSource(stage, trigger);
                });
    }

    private void walk(Stage stage, StageGraph graph, String image, boolean reachable) {
        Optional<StageState> base = graph.base(stage).map(states::get);
        StageState state = base.map(StageState::after).orElseGet(() -> imageState(image));
        states.add(state);
        if (reachable && base.isPresent()) {
            triggers += base.get().triggers().size();
            if (triggers > MOST_TRIGGERS) {
                throw new SyntaxException(
                        stage.from().line(), "ONBUILD comes to more than " + MOST_TRIGGERS + " instructions by here");
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

    private StageState imageState(String image) {
        if (image.equals("scratch")) {
            return StageState.on(new KnownBase(Map.of(), false, Optional.empty()));
        }
        return Optional.ofNullable(context.baseImages().get(image))
                .map(StageState::on)
                .orElseGet(StageState::onUnknownBase);
    }
}
