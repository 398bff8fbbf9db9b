package io.github.dockeroptimize.lint.hadolint;

import io.github.dockeroptimize.lint.text.Dockerfile;
import io.github.dockeroptimize.lint.text.Finding;
import io.github.dockeroptimize.lint.text.LintContext;
import java.util.List;
import java.util.stream.Stream;

/** All of hadolint's rules for Dockerfiles, without those that it disables by default. */
public final class HadolintRules {

    private HadolintRules() {}

    public static List<Finding> findings(Dockerfile dockerfile, LintContext context) {
        ShellDockerfile shell = new ShellDockerfile(dockerfile);
        HadolintIgnores ignores = HadolintIgnores.of(dockerfile);
        return all(context)
                .flatMap(rule -> rule.findings(shell))
                .filter(finding -> !ignores.ignores(finding))
                .toList();
    }

    public static Stream<Rule> all(LintContext context) {
        return Stream.of(
                        StageRules.all(),
                        RegistryRule.all(context.registries()),
                        CopyRules.all(),
                        ConfigRules.all(),
                        VariableRules.all(),
                        LabelRules.all(),
                        AptRules.all(),
                        ApkRules.all(),
                        YumRules.all(),
                        DnfRules.all(),
                        ZypperRules.all(),
                        PipRules.all(),
                        NodeRules.all(),
                        GemRules.all(),
                        GoRules.all(),
                        RunRules.all(),
                        ShellCheckRules.all())
                .flatMap(List::stream);
    }
}
