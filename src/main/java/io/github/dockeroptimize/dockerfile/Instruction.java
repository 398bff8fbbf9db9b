package io.github.dockeroptimize.dockerfile;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One instruction of a Dockerfile, before it is text; {@link DockerfileWriter} owns quoting and line breaks. */
sealed interface Instruction {

    /**
     * Starts a stage.
     *
     * @param onBuildPlatform whether it runs on the builder's own platform and not on the image's
     * @param stage its name, unless it is the last
     */
    record From(String image, boolean onBuildPlatform, Optional<String> stage) implements Instruction {}

    /** A comment that a tool reads, right above the instruction it is for. */
    record Pragma(String text) implements Instruction {}

    /** Copies from the context, or from a stage. */
    record Copy(Optional<String> stage, String source, String destination, boolean link) implements Instruction {}

    /** Unpacks a tar of the context. */
    record Add(String source, String destination, boolean link) implements Instruction {}

    /**
     * Runs commands in a shell, each only if the one before it succeeded.
     *
     * @param mounted a file of the context that is there for this instruction only, and where
     */
    record Run(Optional<Mount> mounted, List<String> commands) implements Instruction {}

    record Mount(String source, String target) {}

    record Env(Map<String, String> variables) implements Instruction {}

    record Label(Map<String, String> labels) implements Instruction {}

    record Workdir(String folder) implements Instruction {}

    record Expose(List<String> ports) implements Instruction {}

    record Volume(List<String> folders) implements Instruction {}

    record HealthCheck(List<String> command) implements Instruction {}

    record User(String user) implements Instruction {}

    record Entrypoint(List<String> command) implements Instruction {}

    record Cmd(List<String> arguments) implements Instruction {}
}
