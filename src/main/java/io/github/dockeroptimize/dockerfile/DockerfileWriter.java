package io.github.dockeroptimize.dockerfile;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.output.Json;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes a Dockerfile as text: the only place that knows quoting, escaping and line breaks. */
final class DockerfileWriter {

    private static final String CONTINUED = " \\\n    ";

    private final StringBuilder text = new StringBuilder();

    private DockerfileWriter() {}

    static String write(Dockerfile dockerfile) {
        DockerfileWriter writer = new DockerfileWriter();
        dockerfile.header().forEach(writer::comment);
        for (Dockerfile.Group group : dockerfile.groups()) {
            writer.group(group);
        }
        return writer.text.toString();
    }

    /** An empty line stands between a comment and FROM, or BuildKit takes it for the stage's description. */
    private void group(Dockerfile.Group group) {
        text.append('\n');
        group.comment().forEach(this::comment);
        if (group.instructions().get(0) instanceof Instruction.From) {
            text.append('\n');
        }
        group.instructions()
                .forEach(instruction -> text.append(line(instruction)).append('\n'));
    }

    private void comment(String line) {
        text.append(line.isEmpty() ? "#" : "# ").append(line).append('\n');
    }

    private static String line(Instruction instruction) {
        if (instruction instanceof Instruction.From from) {
            return "FROM " + (from.onBuildPlatform() ? "--platform=$BUILDPLATFORM " : "") + from.image()
                    + from.stage().map(stage -> " AS " + stage).orElse("");
        }
        if (instruction instanceof Instruction.Pragma pragma) {
            return "# " + pragma.text();
        }
        if (instruction instanceof Instruction.Copy copy) {
            return "COPY " + (copy.link() ? "--link " : "")
                    + copy.stage().map(stage -> "--from=" + stage + " ").orElse("")
                    + CopyPaths.of(copy.sources(), copy.destination());
        }
        if (instruction instanceof Instruction.Add add) {
            return "ADD " + (add.link() ? "--link " : "") + add.source() + " " + add.destination();
        }
        if (instruction instanceof Instruction.Run run) {
            return "RUN "
                    + run.mounts().stream()
                            .map(mount -> "--mount=" + mount(mount) + CONTINUED)
                            .collect(Collectors.joining())
                    + String.join(CONTINUED + "&& ", run.commands());
        }
        if (instruction instanceof Instruction.Arg arg) {
            return "ARG " + arg.name();
        }
        if (instruction instanceof Instruction.Env env) {
            return "ENV " + pairs("environment", env.variables());
        }
        if (instruction instanceof Instruction.Label label) {
            return "LABEL " + pairs("labels", label.labels());
        }
        if (instruction instanceof Instruction.Workdir workdir) {
            return "WORKDIR " + workdir.folder();
        }
        if (instruction instanceof Instruction.Expose expose) {
            return "EXPOSE " + String.join(" ", expose.ports());
        }
        if (instruction instanceof Instruction.Volume volume) {
            return "VOLUME " + json(volume.folders());
        }
        if (instruction instanceof Instruction.HealthCheck check) {
            return "HEALTHCHECK CMD " + json(check.command());
        }
        if (instruction instanceof Instruction.User user) {
            return "USER " + user.user();
        }
        if (instruction instanceof Instruction.Entrypoint entrypoint) {
            return "ENTRYPOINT " + json(entrypoint.command());
        }
        if (instruction instanceof Instruction.Cmd cmd) {
            return "CMD " + json(cmd.arguments());
        }
        throw new AssertionError(instruction);
    }

    private static String mount(Instruction.Mount mount) {
        if (mount instanceof Instruction.Mount.Cache cache) {
            return "type=cache,target=" + cache.target() + ",sharing=locked";
        }
        if (mount instanceof Instruction.Mount.Secret secret) {
            return "type=secret,id=" + secret.id() + ",target=" + secret.target() + ",required=false";
        }
        Instruction.Mount.Bind bind = (Instruction.Mount.Bind) mount;
        return "type=bind,source=" + bind.source() + ",target=" + bind.target();
    }

    private static String pairs(String parameter, Map<String, String> pairs) {
        return pairs.entrySet().stream()
                .map(pair -> name(parameter, pair.getKey()) + "=" + quoted(parameter, pair.getKey(), pair.getValue()))
                .collect(Collectors.joining(CONTINUED));
    }

    private static String name(String parameter, String name) {
        if (!name.matches("[A-Za-z0-9_][A-Za-z0-9_./-]*")) {
            throw new InvalidInputException("'" + parameter + "' has the name " + quote(name)
                    + ", but names are letters, digits and . _ / - only; rename it");
        }
        return name;
    }

    /** In double quotes a backslash keeps quotes, dollars and itself from their special meaning. */
    private static String quoted(String parameter, String name, String value) {
        if (value.codePoints().anyMatch(c -> c == '\n' || c == '\r' || c == 0)) {
            throw new InvalidInputException(
                    "'" + parameter + "' has " + quote(name) + " with the value " + quote(value)
                            + ", but a Dockerfile can't hold a line break there; take it out or set it when the container starts");
        }
        return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"").replace("$", "\\$") + '"';
    }

    private static String json(List<String> command) {
        return command.stream().map(Json::string).collect(Collectors.joining(", ", "[", "]"));
    }
}
