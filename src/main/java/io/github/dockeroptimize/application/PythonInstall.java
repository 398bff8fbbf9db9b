package io.github.dockeroptimize.application;

import java.util.List;

/**
 * How the dependencies of a Python project are installed.
 *
 * @param files the files that the installation needs, relative to the project, with slashes: requirements, lock files,
 *     wheels
 * @param requirements for {@link Tool#PIP}: the arguments of {@code pip install}
 */
public record PythonInstall(Tool tool, List<String> files, List<String> requirements) {

    public PythonInstall {
        files = List.copyOf(files);
        requirements = List.copyOf(requirements);
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
