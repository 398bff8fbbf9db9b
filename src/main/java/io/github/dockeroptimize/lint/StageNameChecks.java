package io.github.dockeroptimize.lint;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Names of stages that mean something else already. */
final class StageNameChecks {

    private static final Set<String> RESERVED = Set.of("context", "scratch");

    private StageNameChecks() {}

    static void check(List<Stage> stages, Findings findings) {
        Set<String> names = new HashSet<>();
        for (Stage stage : stages) {
            String name = stage.name();
            int line = stage.from().line();
            if (RESERVED.contains(name)) {
                findings.addAt(
                        line,
                        BuildKitRule.RESERVED_STAGE_NAME,
                        "'" + name + "' means something else to the builder; give the stage another name");
            }
            if (!name.isEmpty() && !names.add(name)) {
                findings.addAt(
                        line,
                        BuildKitRule.DUPLICATE_STAGE_NAME,
                        "There is a stage '" + name + "' already; give this one another name");
            }
        }
    }
}
