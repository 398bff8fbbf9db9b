package io.github.dockeroptimize.inspect.java;

/** Why an archive that contains its libraries may lack one. */
public enum Omission {
    /** Packaging leaves it out by a rule that names it, or the user expects it. */
    EXPLAINED,
    /** Packaging is configured in a way that may leave it out, but that isn't evaluated. */
    POSSIBLE,
    /** Nothing known leaves it out. */
    UNEXPLAINED
}
