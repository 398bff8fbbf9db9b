package io.github.dockeroptimize.inspect.python;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A directory of wheels in a project, for builds without an index.
 *
 * @param names of the packages, normalized as PyPI does
 */
record PythonWheels(String folder, Set<String> names) {

    private static final List<String> FOLDERS =
            List.of("wheels", "wheelhouse", "vendor", "vendor/wheels", "third_party");

    static Optional<PythonWheels> in(PythonFiles files) {
        return FOLDERS.stream()
                .filter(files::hasFolder)
                .map(folder -> new PythonWheels(folder, names(files, folder)))
                .filter(wheels -> !wheels.names().isEmpty())
                .findFirst();
    }

    /** Options for pip: use this directory, and no index if it contains all packages that are needed. */
    List<String> options(Set<String> needed) {
        return names.containsAll(needed)
                ? List.of("--no-index", "--find-links", folder)
                : List.of("--find-links", folder);
    }

    private static Set<String> names(PythonFiles files, String folder) {
        return files.names(folder).stream()
                .filter(name -> name.endsWith(".whl"))
                .map(name -> PythonRequirements.normalized(name.replaceFirst("-.*", "")))
                .collect(Collectors.toSet());
    }
}
