package io.github.dockeroptimize.application;

import java.util.List;
import java.util.stream.Stream;

/**
 * How the dependencies of a Python project are installed.
 *
 * @param files the files that the installation needs, relative to the project, with slashes: requirements, lock files,
 *     wheels
 * @param requirements the arguments of {@code pip install}, and options for the other tools
 * @param naming requirements files that name the project itself, which isn't there yet
 * @param variables of the environment that the installation reads, such as a token
 * @param git whether a dependency is fetched by git
 */
public record PythonInstall(
        Tool tool,
        List<String> files,
        List<String> requirements,
        List<String> naming,
        List<String> variables,
        boolean git) {

    public PythonInstall {
        files = List.copyOf(files);
        requirements = List.copyOf(requirements);
        naming = List.copyOf(naming);
        variables = List.copyOf(variables);
    }

    /** One that needs no more than its files. */
    public PythonInstall(Tool tool, List<String> files, List<String> requirements) {
        this(tool, files, requirements, List.of(), List.of(), false);
    }

    /** The same with more files and other requirements. */
    public PythonInstall with(List<String> more, List<String> others) {
        return new PythonInstall(
                tool, Stream.concat(files.stream(), more.stream()).distinct().toList(), others, naming, variables, git);
    }

    /** The tool that installs the dependencies. */
    public enum Tool {
        PIP("pip"),
        UV("uv"),
        POETRY("Poetry");

        private final String name;

        Tool(String name) {
            this.name = name;
        }

        String describe() {
            return name;
        }
    }
}
