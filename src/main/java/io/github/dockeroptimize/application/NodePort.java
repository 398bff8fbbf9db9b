package io.github.dockeroptimize.application;

import java.util.OptionalInt;

/**
 * The port that a program listens on.
 *
 * @param number empty if it isn't known
 * @param variable whether the variable {@code PORT} replaces it
 * @param listens whether the sources show that it listens at all
 */
public record NodePort(OptionalInt number, boolean variable, boolean listens) {}
