package io.github.dockeroptimize.report;

import java.util.stream.Stream;

/**
 * The builder of the image. Builders compress differently, by some percent.
 */
public enum ImageBackend {

    /**
     * A container engine that builds the Dockerfile. Its gzip favours speed; {@code bench/docker-gzip} measures the
     * cost.
     */
    DOCKER("docker build", 1.025),

    /** The goal {@code build}. */
    PLUGIN("docker-optimize:build", 1);

    private final String command;
    private final double overZlib;

    ImageBackend(String command, double overZlib) {
        this.command = command;
        this.overZlib = overZlib;
    }

    /**
     * The size that this builder compresses something to.
     *
     * @param byZlib its size as zlib compresses it
     * @param plain its uncompressed size; what doesn't get smaller is stored uncompressed
     */
    public long compressed(long byZlib, long plain) {
        return Math.min(Math.round(byZlib * overZlib), Math.max(byZlib, plain));
    }

    /** The builder of this name; a container engine where there is none. */
    public static ImageBackend of(String command) {
        return Stream.of(values())
                .filter(builder -> builder.command.equals(command))
                .findFirst()
                .orElse(DOCKER);
    }

    /** The command that builds an image. */
    @Override
    public String toString() {
        return command;
    }
}
