package io.github.dockeroptimize.lint;

/** What a label's value has to be. */
public enum LabelFormat {
    TEXT,
    URL,
    TIME,
    LICENSE,
    GIT_HASH,
    VERSION,
    EMAIL
}
