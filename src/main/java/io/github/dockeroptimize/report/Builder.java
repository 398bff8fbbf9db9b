package io.github.dockeroptimize.report;

import java.util.stream.Stream;

/**
 * What makes the image. Each frames the files in a layer in its own way, which is a tenth of a layer with few of them, and
 * compresses it in its own way, which is some percent.
 */
public enum Builder {

    /** A container engine, of the Dockerfile. Its gzip is made for speed: {@code bench/docker-gzip} measures how much it costs. */
    DOCKER("docker build", 1.025),

    /** The goal {@code build}. */
    PLUGIN("docker-optimize:build", 1);

    private final String command;
    private final double overZlib;

    Builder(String command, double overZlib) {
        this.command = command;
        this.overZlib = overZlib;
    }

    /**
     * What this builder compresses something to.
     *
     * @param byZlib what zlib does
     * @param plain its size; what can't be compressed is stored as it is
     */
    public long compressed(long byZlib, long plain) {
        return Math.min(Math.round(byZlib * overZlib), Math.max(byZlib, plain));
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
