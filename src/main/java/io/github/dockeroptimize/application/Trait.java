package io.github.dockeroptimize.application;

/** A property that a shape may share with others. It decides about advice and comparisons, never about the image. */
public enum Trait {
    /** A launcher starts it, which another layout does without. */
    LAUNCHER,
    /** Jars of the reactor's modules are in it as they were built, with the times of their build. */
    MODULES_AS_BUILT,
    /** Its classes and those of its libraries are one file. */
    UNDIVIDED,
    /** The base image's servlet container runs it. */
    SERVLET_CONTAINER
}
