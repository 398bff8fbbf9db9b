package io.github.dockeroptimize.lint;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.lint.buildkit.BuildKitChecks;
import io.github.dockeroptimize.lint.hadolint.HadolintRules;
import io.github.dockeroptimize.lint.text.Dockerfile;
import io.github.dockeroptimize.lint.text.DockerfileParser;
import io.github.dockeroptimize.lint.text.Finding;
import io.github.dockeroptimize.lint.text.LintContext;
import io.github.dockeroptimize.lint.text.SyntaxException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Reads a Dockerfile as {@code docker build --check} and hadolint do, and reports the same findings. */
public final class Lint {

    /** Far more than any real Dockerfile has; the checks take longer for longer files. */
    static final int LONGEST = 1 << 20;

    private Lint() {}

    /** The findings without any context. */
    public static List<Finding> findings(String dockerfile) {
        return findings(dockerfile, LintContext.none());
    }

    /**
     * The findings, by line.
     *
     * @throws InvalidInputException if the text is too long
     */
    public static List<Finding> findings(String dockerfile, LintContext context) {
        if (dockerfile.length() > LONGEST) {
            throw new InvalidInputException(
                    "The Dockerfile has '" + dockerfile.length() + "' characters, but at most " + LONGEST
                            + " are checked",
                    "copy large content from files instead");
        }
        List<Finding> findings = new ArrayList<>();
        try {
            Dockerfile parsed = DockerfileParser.parse(dockerfile);
            findings.addAll(BuildKitChecks.findings(parsed, context));
            findings.addAll(HadolintRules.findings(parsed, context));
        } catch (SyntaxException e) {
            findings.add(Finding.invalid(e.line(), e.message()));
        }
        return findings.stream()
                .distinct()
                .sorted(Comparator.comparingInt(Finding::line).thenComparing(Finding::rule))
                .toList();
    }
}
