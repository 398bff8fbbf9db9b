package io.github.dockeroptimize.application;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A Python project. All paths but the first are relative to the context, with slashes.
 *
 * @param rules what stays out of the context
 * @param releases of Python that it allows, such as {@code 3.13}, the best first
 * @param install how its dependencies are installed into a virtual environment
 * @param sources packages, modules and the data next to them
 * @param roots directories of the Python path besides the project's own, such as {@code src}
 * @param name and version, for a project that has them
 * @param packages that it needs, normalized as PyPI does
 * @param start how it is started
 * @param notes for the user
 */
public record PythonProject(
        Path context,
        ContextRules rules,
        List<String> releases,
        PythonInstall install,
        List<String> sources,
        List<String> roots,
        Optional<Distribution> name,
        Set<String> packages,
        PythonStart start,
        List<String> notes)
        implements SourceProject {

    public PythonProject {
        releases = List.copyOf(releases);
        sources = List.copyOf(sources);
        roots = List.copyOf(roots);
        packages = Set.copyOf(packages);
        notes = List.copyOf(notes);
    }

    /** The metadata of a project that {@code importlib.metadata} returns. */
    public record Distribution(String name, String version, List<EntryPoint> entryPoints) {
        public Distribution {
            entryPoints = List.copyOf(entryPoints);
        }

        /** Those that are programs. */
        public List<EntryPoint> scripts() {
            return entryPoints.stream()
                    .filter(point -> point.group().endsWith("_scripts"))
                    .toList();
        }
    }

    /**
     * An object that others find by its name.
     *
     * @param target {@code module:object}
     */
    public record EntryPoint(String group, String name, String target) {}

    /** The release that it is built for. */
    public String release() {
        return releases.get(0);
    }

    @Override
    public String describe() {
        return "Python " + release() + " project with " + install.tool().describe();
    }

    @Override
    public boolean namesDependencies() {
        return false;
    }

    @Override
    public <T> T match(Cases<T> cases) {
        return cases.python(this);
    }
}
