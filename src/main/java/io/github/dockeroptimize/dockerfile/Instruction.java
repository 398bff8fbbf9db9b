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

    /** Copies from the context, or from a stage. A destination of several sources ends with a slash. */
    record Copy(Optional<String> stage, List<String> sources, String destination, boolean link) implements Instruction {
        public Copy {
            sources = List.copyOf(sources);
        }

        static Copy ofContext(String source, String destination) {
            return new Copy(Optional.empty(), List.of(source), destination, false);
        }

        static Copy ofStage(String stage, String source, String destination, boolean link) {
            return new Copy(Optional.of(stage), List.of(source), destination, link);
        }
    }

    /** Unpacks a tar of the context. */
    record Add(String source, String destination, boolean link) implements Instruction {}

    /**
     * Runs commands in a shell, each only if the one before it succeeded.
     *
     * @param mounts what is there for this instruction only
     */
    record Run(List<Mount> mounts, List<String> commands) implements Instruction {
        public Run {
            mounts = List.copyOf(mounts);
            commands = List.copyOf(commands);
        }
    }

    /** What an instruction sees and leaves no trace of in the image. */
    sealed interface Mount {

        /** A file of the context. */
        record Bind(String source, String target) implements Mount {}

        /** A folder that the builder keeps from one build to the next; builds wait for each other to use it. */
        record Cache(String target) implements Mount {}

        /** A file that the one who builds may give: {@code docker build --secret id=ID,src=FILE}. */
        record Secret(String id, String target) implements Mount {}
    }

    /** A value that the builder gives, such as {@code TARGETARCH}. */
    record Arg(String name) implements Instruction {}

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
