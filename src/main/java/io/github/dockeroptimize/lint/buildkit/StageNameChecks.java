package io.github.dockeroptimize.lint.buildkit;

import io.github.dockeroptimize.lint.text.Stage;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Checks for stage names that are reserved or used twice. */
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
                        "'" + name + "' is reserved; give the stage another name");
            }
            if (!name.isEmpty() && !names.add(name)) {
                findings.addAt(
                        line,
                        BuildKitRule.DUPLICATE_STAGE_NAME,
                        "The stage name '" + name + "' is already used; choose another");
            }
        }
    }
}
