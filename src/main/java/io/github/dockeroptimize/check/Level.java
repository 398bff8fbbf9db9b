package io.github.dockeroptimize.check;

/** What happens where a rule is broken. */
public enum Level {
    OFF,
    WARN,
    FAIL
}
