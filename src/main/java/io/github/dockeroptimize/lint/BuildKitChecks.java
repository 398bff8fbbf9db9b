package io.github.dockeroptimize.lint;

import java.util.List;
import java.util.Optional;

/** All of BuildKit's checks, in the order in which BuildKit gets to them: after an error nothing more is looked at. */
final class BuildKitChecks {

    private BuildKitChecks() {}

    static List<Finding> findings(Dockerfile dockerfile, LintContext context) {
        Findings findings = new Findings(options(dockerfile));
        try {
            for (int line : dockerfile.emptyContinuations()) {
                findings.addAt(
                        line,
                        BuildKitRule.NO_EMPTY_CONTINUATION,
                        "An empty line inside an instruction will not be allowed for ever; take it out");
            }
            InstructionChecks.check(dockerfile, findings);
            StageNameChecks.check(dockerfile.stages(), findings);
            CasingChecks.check(dockerfile.stages(), findings);
            new BuildWalk(dockerfile, context, findings).check();
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
