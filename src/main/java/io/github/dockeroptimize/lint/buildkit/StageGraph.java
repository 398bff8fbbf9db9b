package io.github.dockeroptimize.lint.buildkit;

import io.github.dockeroptimize.lint.text.ImageGrammar;
import io.github.dockeroptimize.lint.text.Instruction;
import io.github.dockeroptimize.lint.text.Mount;
import io.github.dockeroptimize.lint.text.Stage;
import io.github.dockeroptimize.lint.text.SyntaxException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The dependencies between stages: by {@code FROM}, and by copied or mounted files. */
final class StageGraph {

    private final List<Stage> stages;
    private final List<Optional<Integer>> bases = new ArrayList<>();
    private final Map<String, Integer> byName = new HashMap<>();

    private StageGraph(List<Stage> stages) {
        this.stages = stages;
    }

    /** A stage can continue an earlier one; files can be copied from any stage in the file. */
    static StageGraph of(List<Stage> stages, List<String> images) {
        StageGraph graph = new StageGraph(stages);
        for (Stage stage : stages) {
            graph.bases.add(Optional.ofNullable(graph.byName.get(images.get(stage.index()))));
            if (!stage.name().isEmpty()) {
                graph.byName.put(stage.name(), stage.index());
            }
        }
        for (Stage stage : stages) {
            for (Instruction instruction : stage.body()) {
                if (graph.source(instruction).equals(Optional.of(stage.index()))
                        || graph.mountSources(instruction).contains(stage.index())) {
                    throw new SyntaxException(
                            instruction.line(), "The stage copies files from itself; name another stage");
                }
            }
        }
        return graph;
    }

    Optional<Integer> base(Stage stage) {
        return bases.get(stage.index());
    }

    /** The last stage, and those that it needs. */
    Set<Integer> reachable() {
        Set<Integer> reachable = new HashSet<>();
        Deque<Integer> open = new ArrayDeque<>(List.of(stages.size() - 1));
        while (!open.isEmpty()) {
            int index = open.pop();
            if (reachable.add(index)) {
                bases.get(index).ifPresent(open::push);
                for (Instruction instruction : stages.get(index).body()) {
                    source(instruction).ifPresent(open::push);
                    mountSources(instruction).forEach(open::push);
                }
            }
        }
        return reachable;
    }

    void checkSource(Stage stage, Instruction instruction) {
        boolean later = Stream.concat(source(instruction).stream(), mountSources(instruction).stream())
                .anyMatch(source -> source > stage.index());
        if (later) {
            throw new SyntaxException(
                    instruction.line(), "Files come from a later stage; move that stage before this one");
        }
    }

    /** The stage that {@code COPY --from} names; empty if it is an image. */
    private Optional<Integer> source(Instruction instruction) {
        Optional<String> from =
                instruction.is("COPY") ? instruction.flag("from").findFirst() : Optional.empty();
        if (from.isEmpty() || from.get().isEmpty()) {
            return Optional.empty();
        }
        String name = from.get();
        if (name.contains("$")) {
            throw new SyntaxException(
                    instruction.line(),
                    "--from=" + name + " can't hold a variable; use it in a FROM and name that stage");
        }
        if (name.length() < 9 && name.chars().allMatch(c -> c >= '0' && c <= '9')) {
            int index = Integer.parseInt(name);
            if (index >= stages.size()) {
                throw new SyntaxException(instruction.line(), "There is no stage '" + name + "'");
            }
            return Optional.of(index);
        }
        Optional<Integer> stage = Optional.ofNullable(byName.get(name.toLowerCase(Locale.ROOT)));
        if (stage.isEmpty() && !ImageGrammar.parse(name).isValid()) {
            throw new SyntaxException(instruction.line(), "'" + name + "' is neither a stage nor a valid image name");
        }
        return stage;
    }

    private List<Integer> mountSources(Instruction instruction) {
        return instruction
                .flag("mount")
                .flatMap(mount -> Mount.parse(mount).from().stream())
                .flatMap(name -> Optional.ofNullable(byName.get(name.toLowerCase(Locale.ROOT))).stream())
                .toList();
    }
}
