package io.github.dockeroptimize.check;

/** What happens if a rule is violated. */
public enum Level {
    OFF,
    WARN,
    FAIL
}
