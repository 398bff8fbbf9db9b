package io.github.dockeroptimize.inspect;

import java.util.List;

/**
 * How the dependencies of a Python project are installed.
 *
 * @param files what has to be there for it, relative to the project, with slashes: lists, lock files, wheels
 * @param requirements for {@link Tool#PIP}: the arguments of {@code pip install}
 */
public record PythonInstall(Tool tool, List<String> files, List<String> requirements) {

    public PythonInstall {
        files = List.copyOf(files);
        requirements = List.copyOf(requirements);
    }

    /** What installs. */
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
