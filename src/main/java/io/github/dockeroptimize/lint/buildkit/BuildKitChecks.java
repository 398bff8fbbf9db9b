package io.github.dockeroptimize.lint.buildkit;

import io.github.dockeroptimize.lint.text.Dockerfile;
import io.github.dockeroptimize.lint.text.Finding;
import io.github.dockeroptimize.lint.text.LintContext;
import io.github.dockeroptimize.lint.text.SyntaxException;
import java.util.List;
import java.util.Optional;

/** All of BuildKit's checks, in BuildKit's order. The first error ends them. */
public final class BuildKitChecks {

    private BuildKitChecks() {}

    public static List<Finding> findings(Dockerfile dockerfile, LintContext context) {
        Findings findings = new Findings(options(dockerfile));
        try {
            for (int line : dockerfile.emptyContinuations()) {
                findings.addAt(
                        line,
                        BuildKitRule.NO_EMPTY_CONTINUATION,
                        "An empty line inside an instruction will become an error; remove it");
            }
            InstructionChecks.check(dockerfile, findings);
            StageNameChecks.check(dockerfile.stages(), findings);
            CasingChecks.check(dockerfile.stages(), findings);
            new StageEvaluation(dockerfile, context, findings).check();
        } catch (SyntaxException e) {
            findings.add(e);
        }
        return findings.all();
    }

    private static CheckOptions options(Dockerfile dockerfile) {
        return Optional.ofNullable(dockerfile.directives().get("check"))
                .map(value -> CheckOptions.parse(CheckOptions.firstWord(value), 0))
                .orElseGet(CheckOptions::none);
    }
}
