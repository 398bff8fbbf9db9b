package io.github.dockeroptimize.inspect;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A folder of wheels beside a project, for where no index answers.
 *
 * @param names of the packages, as PyPI compares them
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

    /** What pip has to be told: to look there, and to ask no index where all that is needed is there. */
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
