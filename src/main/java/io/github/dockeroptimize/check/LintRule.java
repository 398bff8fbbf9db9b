package io.github.dockeroptimize.check;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.check.Subject.LintedFile;
import io.github.dockeroptimize.lint.Finding;
import io.github.dockeroptimize.lint.Lint;
import io.github.dockeroptimize.lint.LintContext;
import io.github.dockeroptimize.lint.Severity;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Dockerfiles have no finding of BuildKit's checks or hadolint's rules that is as bad as the limit. */
final class LintRule implements Rule {

    private static final int MOST = 20;

    @Override
    public String name() {
        return "lint";
    }

    @Override
    public String ownLimit() {
        return "warning";
    }

    @Override
    public boolean isOn() {
        return true;
    }

    @Override
    public Outcome judge(Subject subject, String limit) {
        Severity least = severity(limit);
        return Outcome.broken(subject.dockerfiles().stream()
                .flatMap(file -> message(file, least, subject.ignored()))
                .toList());
    }

    private Severity severity(String limit) {
        return Arrays.stream(Severity.values())
                .filter(severity -> severity.name().toLowerCase(Locale.ROOT).equals(limit))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException(quote(name()) + " has the limit " + quote(limit)
                        + ", but must have one of 'error', 'warning', 'info', 'style'"));
    }

    private static Stream<String> message(LintedFile file, Severity least, List<String> ignored) {
        LintContext context =
                file.ignoreFile().map(LintContext.none()::withIgnoreFile).orElseGet(LintContext::none);
        List<Finding> findings = Lint.findings(file.text(), context).stream()
                .filter(finding -> finding.severity().compareTo(least) <= 0)
                .filter(finding -> !ignored.contains(finding.rule()))
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
                + (findings.size() == 1 ? "1 finding" : findings.size() + " findings") + " of "
                + least.name().toLowerCase(Locale.ROOT) + " or worse, and 0 are allowed:" + listed + more);
    }
}
