package io.github.dockeroptimize.inspect.python;

import static io.github.dockeroptimize.InvalidInputException.quote;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.application.PythonInstall;
import io.github.dockeroptimize.application.PythonInstall.Tool;
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
        Set<String> all = new LinkedHashSet<>(install.files());
        all.addAll(files);
        List<String> requirements = new ArrayList<>(options);
        requirements.addAll(install.requirements());
        return new PythonInstalls(new PythonInstall(install.tool(), List.copyOf(all), requirements), names, list);
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
                new PythonInstall(tool, List.copyOf(paths), computed ? List.of("--frozen") : List.of()),
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
        return new PythonInstalls(new PythonInstall(Tool.PIP, List.copyOf(list.paths()), requirements), names, LIST);
    }

    /** Without requirements.txt, the dependencies of pyproject.toml are installed, or the files that it names. */
    private static PythonInstalls byManifest(PythonFiles files, JsonNode manifest) {
        Set<String> paths = new LinkedHashSet<>();
        List<String> requirements = new ArrayList<>(PythonDependencies.of(manifest));
        Set<String> names = PythonDependencies.names(manifest);
        for (String name : PythonDependencies.files(manifest)) {
            PythonRequirements list = PythonRequirements.read(files, name);
            paths.addAll(list.paths());
            names.addAll(list.names());
            requirements.add("-r");
            requirements.add(name);
        }
        return new PythonInstalls(new PythonInstall(Tool.PIP, List.copyOf(paths), requirements), names, MANIFEST);
    }
}
