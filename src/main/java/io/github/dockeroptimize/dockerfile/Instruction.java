package io.github.dockeroptimize.dockerfile;

import io.github.dockeroptimize.image.HealthCheck;
import io.github.dockeroptimize.plan.Port;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An instruction of a Dockerfile, which writes itself; {@link DockerfileWriter} handles quoting and line breaks. */
sealed interface Instruction {

    /** Writes the instruction without a line end. */
    void write(DockerfileWriter out);

    /** The paths of the context that it reads. */
    default List<String> contextPaths() {
        return List.of();
    }

    /** Whether it starts a stage. */
    default boolean startsStage() {
        return false;
    }

    /** Whether it starts a stage from that image. */
    default boolean startsFrom(String image) {
        return false;
    }

    /**
     * Starts a stage.
     *
     * @param onBuildPlatform whether it runs on the builder's own platform instead of the image's
     * @param stage its name; empty for the last stage
     */
    record From(String image, boolean onBuildPlatform, Optional<String> stage) implements Instruction {
        @Override
        public void write(DockerfileWriter out) {
            out.word("FROM");
            out.flag(onBuildPlatform, "--platform=$BUILDPLATFORM");
            out.word(image);
            if (stage.isPresent()) {
                out.word("AS").word(stage.get());
            }
        }

        @Override
        public boolean startsStage() {
            return true;
        }

        @Override
        public boolean startsFrom(String other) {
            return image.equals(other);
        }
    }

    /** A comment for a tool, directly above its instruction. */
    record Pragma(String text) implements Instruction {
        @Override
        public void write(DockerfileWriter out) {
            out.word("#").word(text);
        }
    }

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

        @Override
        public void write(DockerfileWriter out) {
            out.word("COPY");
            out.flag(link, "--link");
            if (stage.isPresent()) {
                out.word("--from=" + stage.get());
            }
            out.paths(sources, destination);
        }

        @Override
        public List<String> contextPaths() {
            return stage.isEmpty() ? sources : List.of();
        }
    }

    /** Unpacks a tar of the context. */
    record Add(String source, String destination, boolean link) implements Instruction {
        @Override
        public void write(DockerfileWriter out) {
            out.word("ADD");
            out.flag(link, "--link");
            out.word(source).word(destination);
        }

        @Override
        public List<String> contextPaths() {
            return List.of(source);
        }
    }

    /**
     * Runs commands in a shell, each only if the one before it succeeded.
     *
     * @param mounts the mounts of this instruction
     */
    record Run(List<Mount> mounts, List<String> commands) implements Instruction {
        public Run {
            mounts = List.copyOf(mounts);
            commands = List.copyOf(commands);
        }

        @Override
        public void write(DockerfileWriter out) {
            out.word("RUN");
            for (Mount mount : mounts) {
                out.word("--mount=" + mount.options()).wrap();
            }
            out.commands(commands);
        }

        @Override
        public List<String> contextPaths() {
            List<String> paths = new ArrayList<>();
            for (Mount mount : mounts) {
                paths.addAll(mount.contextPaths());
            }
            return paths;
        }
    }

    /** A mount of an instruction, which is not part of the image. */
    sealed interface Mount {

        /** The value of {@code --mount}. */
        String options();

        /** The paths of the context that it reads. */
        default List<String> contextPaths() {
            return List.of();
        }

        /** A file of the context. */
        record Bind(String source, String target) implements Mount {
            @Override
            public String options() {
                return "type=bind,source=" + source + ",target=" + target;
            }

            @Override
            public List<String> contextPaths() {
                return List.of(source);
            }
        }

        /** A directory that the builder keeps between builds, locked by the build that uses it. */
        record Cache(String target) implements Mount {
            @Override
            public String options() {
                return "type=cache,target=" + target + ",sharing=locked";
            }
        }

        /**
         * A variable of the user's environment: {@code docker build --secret id=NAME,env=NAME}.
         *
         * @param direct whether the builder sets it, or a command reads it from {@code /run/secrets}
         */
        record Variable(String name, boolean direct) implements Mount {
            @Override
            public String options() {
                return "type=secret,id=" + name + (direct ? ",env=" + name : "") + ",required=false";
            }
        }

        /** An optional file that the user passes to the build: {@code docker build --secret id=ID,src=FILE}. */
        record Secret(String id, String target) implements Mount {
            @Override
            public String options() {
                return "type=secret,id=" + id + ",target=" + target + ",required=false";
            }
        }
    }

    /** A value that the builder sets, such as {@code TARGETARCH}. */
    record Arg(String name) implements Instruction {
        @Override
        public void write(DockerfileWriter out) {
            out.word("ARG").word(name);
        }
    }

    record Env(Map<String, String> variables) implements Instruction {
        @Override
        public void write(DockerfileWriter out) {
            out.word("ENV").pairs("environment", variables);
        }
    }

    record Label(Map<String, String> labels) implements Instruction {
        @Override
        public void write(DockerfileWriter out) {
            out.word("LABEL").pairs("labels", labels);
        }
    }

    record Workdir(String folder) implements Instruction {
        @Override
        public void write(DockerfileWriter out) {
            out.word("WORKDIR").word(folder);
        }
    }

    record Expose(List<Port> ports) implements Instruction {
        @Override
        public void write(DockerfileWriter out) {
            out.word("EXPOSE");
            for (Port port : ports) {
                out.word(port.toString());
            }
        }
    }

    record Volume(List<String> folders) implements Instruction {
        @Override
        public void write(DockerfileWriter out) {
            out.word("VOLUME").json(folders);
        }
    }

    record Checked(HealthCheck check) implements Instruction {
        @Override
        public void write(DockerfileWriter out) {
            out.word("HEALTHCHECK");
            if (check.isOff()) {
                out.word("NONE");
                return;
            }
            flag(out, "interval", check.interval());
            flag(out, "timeout", check.timeout());
            flag(out, "start-period", check.startPeriod());
            flag(out, "start-interval", check.startInterval());
            if (check.retries().isPresent()) {
                out.word("--retries=" + check.retries().get());
            }
            out.word("CMD").json(check.command());
        }

        private static void flag(DockerfileWriter out, String name, Optional<Duration> value) {
            if (value.isPresent()) {
                out.word("--" + name + "=" + HealthCheck.text(value.get()));
            }
        }
    }

    record User(String user) implements Instruction {
        @Override
        public void write(DockerfileWriter out) {
            out.word("USER").word(user);
        }
    }

    record Entrypoint(List<String> command) implements Instruction {
        @Override
        public void write(DockerfileWriter out) {
            out.word("ENTRYPOINT").json(command);
        }
    }

    record Cmd(List<String> arguments) implements Instruction {
        @Override
        public void write(DockerfileWriter out) {
            out.word("CMD").json(arguments);
        }
    }
}
