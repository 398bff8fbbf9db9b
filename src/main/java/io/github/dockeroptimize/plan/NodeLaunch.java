package io.github.dockeroptimize.plan;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.application.NodeInstaller.Kind;
import io.github.dockeroptimize.application.NodeProject;
import io.github.dockeroptimize.application.NodeServer;
import io.github.dockeroptimize.application.NodeStart;
import io.github.dockeroptimize.application.NodeStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The entrypoint that runs the start command of a program, without a shell where that is possible. */
record NodeLaunch(NodeProject project, BaseImage base, ImagePath root, ImagePath directory) {

    /** Makes Node.js stop: as a container's first process it ignores SIGTERM unless the program handles it. */
    private static final String STOPS =
            "data:text/javascript," + "process.on('SIGTERM',()=>process.listenerCount('SIGTERM')>1||process.exit(143))";

    /** @param environment of the image, to which the command's own variables are added */
    List<String> command(NodeServer server, Map<String, String> environment, List<String> notes) {
        NodeStart start = server.start().orElseThrow();
        notes.addAll(start.notes());
        boolean stops = NodeBase.release(project, base).knowsImport();
        if (stops) {
            notes.add(
                    "Node.js ignores SIGTERM as a container's first process, so an --import makes it stop; the program's"
                            + " own handler takes precedence");
        }
        start.environment().forEach((name, value) -> {
            if (!value.contains("$")) {
                environment.put(name, value);
            }
        });
        if (stops && (start.needsShell() || !start.isNode())) {
            environment.merge("NODE_OPTIONS", "--import=" + STOPS, (own, more) -> own + " " + more);
        }
        return start.needsShell() ? shell(start, environment) : exec(start, stops);
    }

    private List<String> exec(NodeStart start, boolean stops) {
        List<String> command = new ArrayList<>(start.command());
        if (!start.isNode()) {
            command.set(0, commands() + "/" + command.get(0));
            return command;
        }
        if (NodeBase.isDistroless(base)) {
            command.set(0, "/nodejs/bin/node");
        }
        if (stops) {
            command.addAll(1, List.of("--import", STOPS));
        }
        return command;
    }

    /** The shell makes way for the program, which so receives SIGTERM, and hands the container's arguments on. */
    private List<String> shell(NodeStart start, Map<String, String> environment) {
        if (NodeBase.isDistroless(base)) {
            throw new InvalidInputException(
                    "the start command " + quote(text(start)) + " needs a shell, which " + quote(base)
                            + " doesn't have",
                    "use a base image with a shell, such as " + quote(NodeBase.slim(project.release()))
                            + ", or set <entrypoint> or -Ddocker-optimize.entrypoint");
        }
        if (text(start).matches("(?s).*\\$\\{?PORT\\b.*")) {
            environment.putIfAbsent("PORT", "3000");
        }
        return List.of("sh", "-c", text(start) + " \"$@\"", "sh");
    }

    /** Where commands of dependencies are: pnpm alone installs them for each member of a workspace. */
    private ImagePath commands() {
        return project.packageManager().kind() == Kind.PNPM ? directory : root;
    }

    private String text(NodeStart start) {
        List<NodeStep> before = start.steps().subList(0, start.steps().size() - 1);
        NodeStep program = start.steps().get(before.size());
        return Stream.concat(
                        before.stream().map(step -> variables(step, value -> true) + words(step)),
                        Stream.of(variables(program, value -> value.contains("$")) + "exec " + words(program)))
                .collect(Collectors.joining(" && "));
    }

    private static String variables(NodeStep step, Predicate<String> which) {
        return step.environment().entrySet().stream()
                .filter(entry -> which.test(entry.getValue()))
                .map(entry -> entry.getKey() + "=" + quoted(entry.getValue()) + " ")
                .collect(Collectors.joining());
    }

    private String words(NodeStep step) {
        return step.words().stream()
                .map(word -> word.startsWith(NodeStart.COMMANDS) ? commands() + "/" + word : word)
                .map(NodeLaunch::quoted)
                .collect(Collectors.joining(" "));
    }

    private static String quoted(String word) {
        return word.matches("[A-Za-z0-9._/@%+=:,-]+")
                ? word
                : word.contains("$")
                        ? '"' + word.replace("\\", "\\\\").replace("\"", "\\\"").replace("`", "\\`") + '"'
                        : "'" + word.replace("'", "'\\''") + "'";
    }
}
