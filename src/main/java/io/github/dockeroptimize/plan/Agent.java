package io.github.dockeroptimize.plan;

import io.github.dockeroptimize.application.Coordinates;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A Java agent that starts with the program.
 *
 * @param options that the agent is given; may be empty
 * @param jar its file; empty where the container downloads it
 */
public record Agent(Coordinates coordinates, String options, Optional<Jar> jar) {

    /** The directory of agents in the image. */
    public static final ImagePath DIRECTORY = new ImagePath("/opt/agents");

    /** Its file on this machine. */
    public record Jar(Path file, long size) {}

    /** Its place in the image. */
    public ImagePath path() {
        return DIRECTORY.resolve(coordinates.fileName());
    }

    /** The option of {@code java}. */
    String flag() {
        return "-javaagent:" + path() + (options.isEmpty() ? "" : "=" + options);
    }
}
