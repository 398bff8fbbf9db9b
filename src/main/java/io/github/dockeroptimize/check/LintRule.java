package io.github.dockeroptimize.check;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.check.CheckInput.LintedFile;
import io.github.dockeroptimize.lint.Lint;
import io.github.dockeroptimize.lint.text.Finding;
import io.github.dockeroptimize.lint.text.LintContext;
import io.github.dockeroptimize.lint.text.Severity;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Dockerfiles have no finding of BuildKit's checks or hadolint's rules with the limit's severity or a worse one. */
final class LintRule implements Rule<Severity> {

    private static final int MOST = 20;

    @Override
    public RuleSpec<Severity> spec() {
        return new RuleSpec<>("lint", Level.FAIL, "warning", LintRule::severity);
    }

    @Override
    public boolean concerns(CheckInput subject) {
        return true;
    }

    @Override
    public Outcome judge(CheckInput subject, Severity limit) {
        return Outcome.broken(subject.dockerfiles().stream()
                .flatMap(file -> message(file, limit, subject))
                .toList());
    }

    private static Severity severity(String rule, String limit) {
        return Arrays.stream(Severity.values())
                .filter(severity -> severity.name().toLowerCase(Locale.ROOT).equals(limit))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException(
                        quote(rule) + " has the limit " + quote(limit) + ", which is not a severity",
                        "set one of 'error', 'warning', 'info', 'style'"));
    }

    private static Stream<String> message(LintedFile file, Severity least, CheckInput subject) {
        LintContext context = new LintContext(file.ignoreFile(), subject.registries());
        List<Finding> findings = Lint.findings(file.text(), context).stream()
                .filter(finding -> finding.severity().compareTo(least) <= 0)
                .filter(finding -> !subject.ignored().contains(finding.rule()))
                .toList();
        if (findings.isEmpty()) {
            return Stream.empty();
        }
        String listed = findings.stream()
                .limit(MOST)
                .map(finding -> "\n    " + file.name() + ":" + finding)
                .collect(Collectors.joining());
        String more = findings.size() > MOST ? "\n    and " + (findings.size() - MOST) + " more" : "";
        return Stream.of(quote(file.name()) + " has "
                + (findings.size() == 1 ? "1 finding" : findings.size() + " findings") + " of severity "
                + least.name().toLowerCase(Locale.ROOT) + " or worse:" + listed + more);
    }
}
