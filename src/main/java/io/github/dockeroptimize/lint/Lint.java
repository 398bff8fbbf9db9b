package io.github.dockeroptimize.lint;

import io.github.dockeroptimize.InvalidInputException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Reads a Dockerfile as {@code docker build --check} and hadolint do, and says what they would. */
public final class Lint {

    /** What a build takes is smaller by far; the time that checks need grows with it. */
    static final int LONGEST = 1 << 20;

    private Lint() {}

    /** The findings where nothing but the text is known. */
    public static List<Finding> findings(String dockerfile) {
        return findings(dockerfile, LintContext.none());
    }

    /**
     * The findings, by line.
     *
     * @throws InvalidInputException if it is too long to be a Dockerfile
     */
    public static List<Finding> findings(String dockerfile, LintContext context) {
        if (dockerfile.length() > LONGEST) {
            throw new InvalidInputException("The Dockerfile has '" + dockerfile.length() + "' characters, but at most "
                    + LONGEST + " are checked; copy large content from files instead");
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
