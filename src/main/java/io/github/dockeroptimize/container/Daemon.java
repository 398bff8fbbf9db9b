package io.github.dockeroptimize.container;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.image.Platform;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A container engine, through its client. */
final class Daemon {

    private static final String WAY_OUT =
            "; start it, or build without one: set <destination>tar</destination> or -Ddocker-optimize.destination=tar";

    private final String executable;

    Daemon(String executable) {
        this.executable = executable;
    }

    /** The platform of its containers; on a laptop, its architecture may differ from that of servers. */
    Platform platform() throws BuildFailureException, InterruptedException {
        Answer answer = run("version", "--format", "{{.Server.Os}}/{{.Server.Arch}}");
        if (answer.exitCode() != 0) {
            throw new BuildFailureException(
                    "no container daemon answers to " + quote(executable + " version") + " (" + answer.lastLine() + ")"
                            + WAY_OUT,
                    null);
        }
        String text = answer.output().strip().replace("/x86_64", "/amd64").replace("/aarch64", "/arm64");
        return text.matches("[a-z0-9_]+/[a-z0-9_]+") ? Platform.parse(text) : Platform.USUAL;
    }

    /** The id of the image with this name; empty if there is none. */
    Optional<String> imageId(String name) throws BuildFailureException, InterruptedException {
        Answer answer = run("image", "inspect", "--format", "{{.Id}}", name);
        return answer.exitCode() == 0 ? Optional.of(answer.output().strip()) : Optional.empty();
    }

    void load(Path tar) throws BuildFailureException, InterruptedException {
        Answer answer = run("load", "--input", tar.toString());
        if (answer.exitCode() != 0) {
            throw new BuildFailureException(
                    "the container daemon can't load the image (" + answer.lastLine() + ")" + WAY_OUT, null);
        }
    }

    private record Answer(int exitCode, String output) {
        String lastLine() {
            List<String> lines = output.lines().filter(line -> !line.isBlank()).toList();
            return lines.isEmpty()
                    ? "exit code " + exitCode
                    : lines.get(lines.size() - 1).strip();
        }
    }

    private Answer run(String... words) throws BuildFailureException, InterruptedException {
        List<String> command = new java.util.ArrayList<>(List.of(executable));
        command.addAll(List.of(words));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectInput(ProcessBuilder.Redirect.from(new java.io.File(nullDevice())))
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Answer(process.waitFor(), output);
        } catch (IOException e) {
            throw new BuildFailureException(
                    "'destination' is 'daemon', but " + quote(executable) + " can't be run (" + e.getMessage() + ")"
                            + "; set <dockerExecutable>, or build without a daemon: <destination>tar</destination>",
                    e);
        }
    }

    private static String nullDevice() {
        return System.getProperty("os.name", "").startsWith("Windows") ? "NUL" : "/dev/null";
    }
}
