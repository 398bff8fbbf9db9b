package io.github.dockeroptimize.lint;

import java.util.Map;
import java.util.Optional;

/**
 * What is known of a base image. It decides whether a variable is defined and whether a command in shell form was meant.
 *
 * @param environment its variables
 * @param hasShell whether it has a {@code SHELL} of its own
 * @param platform what it was made for, such as {@code linux/amd64}; empty: for any
 */
public record KnownBase(Map<String, String> environment, boolean hasShell, Optional<String> platform) {

    public KnownBase {
        environment = Map.copyOf(environment);
    }
}
