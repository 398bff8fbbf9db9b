package io.github.dockeroptimize.inspect.context;

import java.util.List;
import java.util.stream.Stream;

/**
 * What a user decides about the sources of a project, against every rule.
 *
 * @param added paths that the program needs
 * @param excluded patterns of what stays out, as in a {@code .dockerignore}
 * @param entrypoint the user's own, which replaces the project's start command; empty if there is none
 * @param arguments of the start command
 */
public record SourceChoices(
        List<String> added, List<String> excluded, List<String> entrypoint, List<String> arguments) {

    public static final SourceChoices NONE = new SourceChoices(List.of(), List.of(), List.of(), List.of());

    public SourceChoices {
        added = List.copyOf(added);
        excluded = List.copyOf(excluded);
        entrypoint = List.copyOf(entrypoint);
        arguments = List.copyOf(arguments);
    }

    /** The words of the start command that the user sets. */
    public List<String> start() {
        return Stream.concat(entrypoint.stream(), arguments.stream()).toList();
    }

    /** What of this is in a directory, relative to it. */
    public SourceChoices below(String directory) {
        return directory.isEmpty()
                ? this
                : new SourceChoices(below(directory, added), below(directory, excluded), entrypoint, arguments);
    }

    private static List<String> below(String directory, List<String> paths) {
        String prefix = directory + "/";
        return paths.stream()
                .filter(path -> path.startsWith(prefix) || path.startsWith("**/"))
                .map(path -> path.startsWith(prefix) ? path.substring(prefix.length()) : path)
                .toList();
    }

    public SourceChoices adding(List<String> paths) {
        return new SourceChoices(
                Stream.concat(added.stream(), paths.stream()).toList(), excluded, entrypoint, arguments);
    }
}
