package io.github.dockeroptimize.lint.text;

/** The severity of a finding, as in its tool. The worst comes first. */
public enum Severity {
    ERROR,
    WARNING,
    INFO,
    STYLE
}
