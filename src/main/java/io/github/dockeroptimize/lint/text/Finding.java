package io.github.dockeroptimize.lint.text;

import java.util.Optional;

/**
 * A violation of a rule in a Dockerfile.
 *
 * @param rule its name, such as {@code DL3006}, {@code StageNameCasing}, or {@link #INVALID}
 * @param line counted from 1; 0 for the whole file
 * @param message one sentence
 * @param url the page that explains the rule
 */
public record Finding(String rule, Severity severity, int line, String message, Optional<String> url) {

    /** The rule that a Dockerfile violates if it can't be built at all. */
    public static final String INVALID = "InvalidDockerfile";

    public static Finding invalid(int line, String message) {
        return new Finding(INVALID, Severity.ERROR, line, message, Optional.empty());
    }

    @Override
    public String toString() {
        return line + ": " + rule + ": " + message;
    }
}
