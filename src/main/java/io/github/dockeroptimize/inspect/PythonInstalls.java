package io.github.dockeroptimize.inspect;

import static io.github.dockeroptimize.InvalidInputException.quote;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.inspect.PythonInstall.Tool;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds out how a project's dependencies are installed: by its lock file, else by its lists.
 *
 * @param names of the packages that it depends on itself, as PyPI compares them
 */
record PythonInstalls(PythonInstall install, Set<String> names) {

    private static final String MANIFEST = "pyproject.toml";
    private static final String LIST = "requirements.txt";

    static PythonInstalls of(PythonFiles files, JsonNode manifest) {
        boolean uv = files.has("uv.lock");
        boolean poetry = files.has("poetry.lock");
        if (uv && poetry) {
            throw new InvalidInputException(
                    "'uv.lock' and 'poetry.lock' are both there; delete the one that isn't used");
        }
        if (!poetry && !uv && manifest.path("tool").has("poetry") && !manifest.has("project")) {
            throw new InvalidInputException(quote(MANIFEST)
                    + " is Poetry's, but there is no 'poetry.lock'; run 'poetry lock' and commit the file");
        }
        if (uv) {
            return byLock(Tool.UV, "uv.lock", files, manifest);
        }
        if (poetry) {
            return byLock(Tool.POETRY, "poetry.lock", files, manifest);
        }
        PythonInstalls listed =
                files.has(LIST) ? byList(PythonRequirements.read(files, LIST)) : byManifest(files, manifest);
        return PythonWheels.in(files)
                .filter(wheels -> !listed.install().files().contains(wheels.folder()))
                .map(wheels -> listed.with(wheels))
                .orElse(listed);
    }

    private PythonInstalls with(PythonWheels wheels) {
        List<String> files = new ArrayList<>(install.files());
        files.add(wheels.folder());
        List<String> requirements = new ArrayList<>(wheels.options(names));
        requirements.addAll(install.requirements());
        return new PythonInstalls(new PythonInstall(install.tool(), files, requirements), names);
    }

    /** With the wheels beside the project that its manifest names by their paths. */
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
                                    + ", which is outside of the folder that the image is built from; name a wheel in it instead");
                }
                if (!path.isEmpty() && (files.has(path) || files.hasFolder(path))) {
                    paths.add(path);
                }
            }
        }
        return new PythonInstalls(new PythonInstall(tool, List.copyOf(paths), List.of()), declared(manifest));
    }

    private static PythonInstalls byList(PythonRequirements list) {
        return new PythonInstalls(
                new PythonInstall(Tool.PIP, List.copyOf(list.paths()), List.of("-r", LIST)), list.names());
    }

    /** Without a list, what pyproject.toml names is installed, and setuptools may take that from lists again. */
    private static PythonInstalls byManifest(PythonFiles files, JsonNode manifest) {
        Set<String> paths = new LinkedHashSet<>();
        List<String> requirements = new ArrayList<>();
        Set<String> names = declared(manifest);
        manifest.path("project").path("dependencies").forEach(dependency -> requirements.add(dependency.asText()));
        JsonNode lists = manifest.path("tool")
                .path("setuptools")
                .path("dynamic")
                .path("dependencies")
                .path("file");
        for (JsonNode name : lists.isTextual() ? List.of(lists) : lists) {
            PythonRequirements list = PythonRequirements.read(files, name.asText());
            paths.addAll(list.paths());
            names.addAll(list.names());
            requirements.add("-r");
            requirements.add(name.asText());
        }
        return new PythonInstalls(new PythonInstall(Tool.PIP, List.copyOf(paths), requirements), names);
    }

    private static Set<String> declared(JsonNode manifest) {
        Set<String> names = new TreeSet<>();
        manifest.path("project")
                .path("dependencies")
                .forEach(dependency -> names.add(
                        PythonRequirements.normalized(dependency.asText().replaceFirst("[^A-Za-z0-9._-].*", ""))));
        manifest.path("project").path("dependencies").forEach(dependency -> {
            if (dependency.asText().contains("fastapi[")) {
                names.add("uvicorn");
            }
        });
        manifest.path("tool")
                .path("poetry")
                .path("dependencies")
                .fieldNames()
                .forEachRemaining(name -> names.add(PythonRequirements.normalized(name)));
        return names;
    }
}
