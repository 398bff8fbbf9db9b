package io.github.dockeroptimize.lint;

import java.util.List;
import java.util.stream.Stream;

/** All of hadolint's rules that look at a Dockerfile, without those that it keeps quiet about by default. */
final class HadolintRules {

    private HadolintRules() {}

    static List<Finding> findings(Dockerfile dockerfile, LintContext context) {
        ShellDockerfile shell = new ShellDockerfile(dockerfile);
        HadolintIgnores ignores = HadolintIgnores.of(dockerfile);
        return all(context)
                .flatMap(rule -> rule.findings(shell))
                .filter(finding -> !ignores.ignores(finding))
                .toList();
    }

    static Stream<Rule> all(LintContext context) {
        return Stream.of(
                        StageRules.all(),
                        RegistryRule.all(context.registries()),
                        CopyRules.all(),
                        ConfigRules.all(),
                        VariableRules.all(),
                        LabelRules.all(context.labels(), context.otherLabels()),
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
