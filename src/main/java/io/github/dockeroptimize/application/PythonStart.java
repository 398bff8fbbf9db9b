package io.github.dockeroptimize.application;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * How a Python project is started.
 *
 * @param command whose program is in the virtual environment; {@link #PORT} in it stands for the port that the image
 *     exposes; empty if none is known
 * @param port that it listens on unless the user wants another; empty if none is known
 * @param environment that the command needs, where {@link #PORT} may be, too
 * @param paths of the project that it names
 * @param notes for the user
 * @param missing why no command is known
 */
public record PythonStart(
        List<String> command,
        OptionalInt port,
        Map<String, String> environment,
        List<String> paths,
        List<String> notes,
        Optional<Missing> missing) {

    public static final String PORT = "{port}";

    public PythonStart {
        command = List.copyOf(command);
        environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
        paths = List.copyOf(paths);
        notes = List.copyOf(notes);
    }

    /** What is found instead of a start command, and what to do. */
    public record Missing(String problem, String remedy) {}

    /** A command that listens on no known port. */
    public static PythonStart of(List<String> command) {
        return new PythonStart(command, OptionalInt.empty(), Map.of(), List.of(), List.of(), Optional.empty());
    }

    /** A command that isn't there. */
    public static PythonStart none(String problem, String remedy) {
        return new PythonStart(
                List.of(),
                OptionalInt.empty(),
                Map.of(),
                List.of(),
                List.of(),
                Optional.of(new Missing(problem, remedy)));
    }

    public PythonStart on(int number) {
        return new PythonStart(command, OptionalInt.of(number), environment, paths, notes, missing);
    }

    public PythonStart withEnvironment(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(environment);
        more.put(name, value);
        return new PythonStart(command, port, more, paths, notes, missing);
    }

    public PythonStart naming(List<String> more) {
        return new PythonStart(command, port, environment, join(paths, more), notes, missing);
    }

    public PythonStart noting(List<String> more) {
        return new PythonStart(command, port, environment, paths, join(notes, more), missing);
    }

    /** Whether the port is given to it, so that the user can choose another. */
    public boolean takesPort() {
        return command.stream().anyMatch(word -> word.contains(PORT))
                || environment.values().stream().anyMatch(value -> value.contains(PORT));
    }

    private static List<String> join(List<String> one, List<String> other) {
        return Stream.concat(one.stream(), other.stream()).distinct().toList();
    }
}
