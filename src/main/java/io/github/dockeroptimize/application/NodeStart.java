package io.github.dockeroptimize.application;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The start command of a program.
 *
 * @param steps the commands, each only if the one before it succeeded; the last one is the program
 * @param environment variables that the program's command sets
 * @param outputs the build outputs that the commands name, relative to the project
 * @param paths the sources that the commands name, and what these import
 * @param notes what was changed or left out of the project's own command
 */
public record NodeStart(
        List<NodeStep> steps,
        Map<String, String> environment,
        List<String> outputs,
        List<String> paths,
        List<String> notes) {

    /** The directory where package managers install commands. */
    public static final String COMMANDS = "node_modules/.bin/";

    public NodeStart {
        steps = List.copyOf(steps);
        environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
        outputs = List.copyOf(outputs);
        paths = List.copyOf(paths);
        notes = List.copyOf(notes);
    }

    /** The program and its arguments: {@code node} and a file, or a command that a dependency has installed. */
    public List<String> command() {
        return steps.get(steps.size() - 1).words();
    }

    /** Whether the program is {@code node} itself. */
    public boolean isNode() {
        return command().get(0).equals("node");
    }

    /** Whether a shell has to run it: for several commands, and for variables in their arguments. */
    public boolean needsShell() {
        return steps.size() > 1
                || Stream.concat(command().stream(), environment.values().stream())
                        .anyMatch(word -> word.contains("$"));
    }
}
