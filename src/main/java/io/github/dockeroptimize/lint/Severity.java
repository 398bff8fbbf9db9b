package io.github.dockeroptimize.lint;

/** How bad a finding is, as the tool has it whose rule it is. The worst comes first. */
public enum Severity {
    ERROR,
    WARNING,
    INFO,
    STYLE
}
