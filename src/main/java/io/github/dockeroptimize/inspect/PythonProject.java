package io.github.dockeroptimize.inspect;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A Python project. All paths but the first are relative to the context, with slashes.
 *
 * @param release of Python, such as {@code 3.13}
 * @param install how its dependencies come into a virtual environment
 * @param sources packages, modules and the data beside them
 * @param sourceLayout whether the packages lie in {@code src}
 * @param name and version, for a project that has them
 * @param start what starts it, the program of the virtual environment first; empty where nothing is known to
 */
public record PythonProject(
        Path context,
        String release,
        PythonInstall install,
        List<String> sources,
        boolean sourceLayout,
        Optional<Distribution> name,
        List<String> start)
        implements SourceProject {

    public PythonProject {
        sources = List.copyOf(sources);
        start = List.copyOf(start);
    }

    /** What {@code importlib.metadata} tells of a project. */
    public record Distribution(String name, String version) {}

    @Override
    public String describe() {
        return "Python " + release + " project with " + install.tool().describe();
    }

    @Override
    public <T> T match(Cases<T> cases) {
        return cases.python(this);
    }
}
