package io.github.dockeroptimize.lint;

import java.util.Optional;

/**
 * Something in a Dockerfile that a rule objects to.
 *
 * @param rule its name: {@code DL3006}, {@code StageNameCasing}, or {@link #INVALID}
 * @param line counted from 1; 0 where it is the file as a whole
 * @param message one sentence
 * @param url where the rule is explained
 */
public record Finding(String rule, Severity severity, int line, String message, Optional<String> url) {

    /** The rule that a Dockerfile breaks which can't be built at all. */
    public static final String INVALID = "InvalidDockerfile";

    static Finding invalid(int line, String message) {
        return new Finding(INVALID, Severity.ERROR, line, message, Optional.empty());
    }

    @Override
    public String toString() {
        return line + ": " + rule + ": " + message;
    }
}
