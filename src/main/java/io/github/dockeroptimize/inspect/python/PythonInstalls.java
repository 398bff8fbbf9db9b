package io.github.dockeroptimize.inspect.python;

import static io.github.dockeroptimize.InvalidInputException.quote;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.application.PythonInstall;
import io.github.dockeroptimize.application.PythonInstall.Tool;
import io.github.dockeroptimize.inspect.python.PythonExtras.Extra;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * How a project's dependencies are installed: by its lock file, else by its requirements.
 *
 * @param names of the packages that it depends on directly, normalized as PyPI does
 * @param list the file that names them
 */
record PythonInstalls(PythonInstall install, Set<String> names, String list) {

    private static final String MANIFEST = "pyproject.toml";
    private static final String LIST = "requirements.txt";

    static PythonInstalls of(PythonFiles files, JsonNode manifest) {
        boolean uv = files.has("uv.lock");
        boolean poetry = files.has("poetry.lock");
        if (uv && poetry) {
            throw new InvalidInputException(
                    "there are both 'uv.lock' and 'poetry.lock'", "delete the one that isn't used");
        }
        boolean listed = files.has(LIST);
        if (!poetry && !uv && !listed && manifest.path("tool").has("poetry") && !manifest.has("project")) {
            throw new InvalidInputException(
                    quote(MANIFEST) + " is a Poetry manifest, but there is no 'poetry.lock'",
                    "run 'poetry lock' and commit the file");
        }
        if (uv) {
            return UvWorkspace.of(files, manifest).addTo(byLock(Tool.UV, "uv.lock", files, manifest));
        }
        if (poetry) {
            return byLock(Tool.POETRY, "poetry.lock", files, manifest);
        }
        if (!listed) {
            UvWorkspace.refuseMember(files, manifest);
        }
        PythonInstalls pip =
                listed ? byList(PythonRequirements.read(files, LIST), manifest) : byManifest(files, manifest);
        return PythonWheels.in(files)
                .filter(wheels -> !pip.install().files().contains(wheels.folder()))
                .map(wheels -> pip.with(wheels))
                .orElse(pip);
    }

    PythonInstalls with(List<String> files, List<String> options) {
        List<String> requirements = new ArrayList<>(options);
        requirements.addAll(install.requirements());
        return new PythonInstalls(install.with(files, requirements), names, list);
    }

    /** The same with an extra of the project. */
    PythonInstalls with(Extra extra) {
        List<String> requirements = new ArrayList<>(install.requirements());
        requirements.addAll(extra.options(install.tool(), names));
        Set<String> all = new TreeSet<>(names);
        all.addAll(extra.packages());
        return new PythonInstalls(install.with(List.of(), requirements), all, list);
    }

    private PythonInstalls with(PythonWheels wheels) {
        return with(List.of(wheels.folder()), wheels.options(names));
    }

    /** Adds the wheels in the project that its manifest names by path. */
    private static PythonInstalls byLock(Tool tool, String lock, PythonFiles files, JsonNode manifest) {
        Set<String> paths = new LinkedHashSet<>(List.of(MANIFEST, lock));
        JsonNode tools = manifest.path("tool");
        for (JsonNode sources :
                List.of(tools.path("uv").path("sources"), tools.path("poetry").path("dependencies"))) {
            for (JsonNode source : sources) {
                String path = source.path("path").asText("").replaceFirst("^\\./", "");
                if (path.startsWith("..")) {
                    throw new InvalidInputException(
                            quote(MANIFEST) + " names " + quote(path)
                                    + ", which is outside of the directory that the image is built from",
                            "use a wheel in that directory instead");
                }
                if (!path.isEmpty() && (files.has(path) || files.hasFolder(path))) {
                    paths.add(path);
                }
            }
        }
        // what the build backend computes could only be compared with the lock file by running it
        boolean computed =
                tool == Tool.UV && !PythonDependencies.dynamic(manifest).isEmpty();
        return new PythonInstalls(
                new PythonInstall(
                        tool,
                        List.copyOf(paths),
                        computed ? List.of("--frozen") : List.of(),
                        List.of(),
                        PythonIndexes.variables(tool, manifest),
                        PythonDependencies.usesGit(files.text(lock).orElse(""))),
                PythonDependencies.names(manifest),
                MANIFEST);
    }

    /** The list, and what only the manifest names. */
    private static PythonInstalls byList(PythonRequirements list, JsonNode manifest) {
        List<String> requirements = new ArrayList<>(List.of("-r", LIST));
        Set<String> names = new TreeSet<>(list.names());
        for (String dependency : PythonDependencies.of(manifest)) {
            if (names.add(PythonDependencies.name(dependency))) {
                requirements.add(dependency);
            }
        }
        names.addAll(PythonDependencies.names(manifest));
        return of(List.of(list), requirements, names, LIST).withExtras(list, manifest);
    }

    /** Without requirements.txt, the dependencies of pyproject.toml are installed, or the files that it names. */
    private static PythonInstalls byManifest(PythonFiles files, JsonNode manifest) {
        List<PythonRequirements> lists = new ArrayList<>();
        List<String> requirements = new ArrayList<>(PythonDependencies.of(manifest));
        Set<String> names = PythonDependencies.names(manifest);
        for (String name : PythonDependencies.files(manifest)) {
            PythonRequirements list = PythonRequirements.read(files, name);
            lists.add(list);
            names.addAll(list.names());
            requirements.add("-r");
            requirements.add(name);
        }
        return of(lists, requirements, names, MANIFEST);
    }

    private static PythonInstalls of(
            List<PythonRequirements> lists, List<String> requirements, Set<String> names, String list) {
        Set<String> paths = new LinkedHashSet<>();
        Set<String> naming = new LinkedHashSet<>();
        Set<String> variables = new TreeSet<>();
        boolean git = PythonDependencies.usesGit(String.join("\n", requirements));
        for (PythonRequirements one : lists) {
            paths.addAll(one.paths());
            naming.addAll(one.naming());
            variables.addAll(one.variables());
            git |= one.needsGit();
        }
        return new PythonInstalls(
                new PythonInstall(
                        Tool.PIP, List.copyOf(paths), requirements, List.copyOf(naming), List.copyOf(variables), git),
                names,
                list);
    }

    /** With the extras of the project that its own list names; a list with hashes has to be complete. */
    private PythonInstalls withExtras(PythonRequirements requirements, JsonNode manifest) {
        PythonInstalls all = this;
        for (Extra extra : PythonExtras.of(manifest).named(requirements.extras())) {
            all = all.with(extra);
        }
        List<String> given = all.install().requirements();
        if (requirements.isHashed() && given.size() > 2) {
            throw new InvalidInputException(
                    quote(LIST) + " has hashes, so pip takes nothing without one, but " + quote(given.get(2))
                            + " isn't in it",
                    "complete it, such as by 'pip-compile --generate-hashes' or 'uv pip compile --generate-hashes'");
        }
        return all;
    }
}
