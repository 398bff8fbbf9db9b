package io.github.dockeroptimize.report;

import java.util.stream.Stream;

/** What makes the image. Each frames the files in a layer in its own way, which is a tenth of a layer with few of them. */
public enum Builder {

    /** A container engine, of the Dockerfile. */
    DOCKER("docker build"),

    /** The goal {@code build}. */
    PLUGIN("docker-optimize:build");

    private final String command;

    Builder(String command) {
        this.command = command;
    }

    /** The one that is called so; a container engine where none is. */
    public static Builder of(String command) {
        return Stream.of(values())
                .filter(builder -> builder.command.equals(command))
                .findFirst()
                .orElse(DOCKER);
    }

    /** What is called to build an image. */
    @Override
    public String toString() {
        return command;
    }
}
