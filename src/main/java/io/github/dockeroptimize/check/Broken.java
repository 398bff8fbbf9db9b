package io.github.dockeroptimize.check;

/** A violated rule, and how it is violated. */
public record Broken(String rule, String message) {

    @Override
    public String toString() {
        return rule + ": " + message;
    }
}
