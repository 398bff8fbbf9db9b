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
     * @param measured its size as this plugin's compressor makes it, which is zlib for a container engine
     * @param plain its uncompressed size; what doesn't get smaller is stored uncompressed
     */
    public long compressed(long measured, long plain) {
        return Math.min(Math.round(measured * overZlib), Math.max(measured, plain));
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
