package io.github.dockeroptimize.inspect.python;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Says what of a project is not used, and how to bring it in. */
final class PythonNotes {

    private PythonNotes() {}

    static List<String> of(PythonFiles files, JsonNode manifest) {
        List<String> notes = new ArrayList<>();
        if (!files.has("uv.lock") && !files.has("poetry.lock")) {
            for (String lock : List.of("pdm.lock", "Pipfile.lock", "pylock.toml", "pixi.lock")) {
                if (files.has(lock)) {
                    notes.add("'" + lock + "' isn't read: for its versions, write them into requirements.txt"
                            + (lock.equals("pdm.lock")
                                    ? " by 'pdm export --prod -o requirements.txt'"
                                    : lock.equals("Pipfile.lock")
                                            ? " by 'pipenv requirements > requirements.txt'"
                                            : ""));
                }
            }
        }
        JsonNode tool = manifest.path("tool");
        JsonNode fields = manifest.path("project").path("dynamic");
        boolean dynamic = Stream.iterate(0, i -> i < fields.size(), i -> i + 1)
                .anyMatch(i -> fields.path(i).asText().equals("version"));
        if (dynamic && PythonVersions.of(files, manifest).equals(PythonVersions.UNKNOWN)) {
            notes.add("the version of the project is dynamic and only its build backend knows it:"
                    + " importlib.metadata says '" + PythonVersions.UNKNOWN + "' in the image");
        }
        for (JsonNode written : List.of(
                tool.path("setuptools_scm").path("version_file"),
                tool.path("setuptools_scm").path("write_to"),
                tool.path("hatch").path("build").path("hooks").path("vcs").path("version-file"))) {
            if (written.isTextual()) {
                notes.add(
                        "'" + written.asText() + "' is written by the build backend, which isn't run: the image has it"
                                + " only where it lies in the context");
            }
        }
        JsonNode wheel = tool.path("hatch").path("build").path("targets").path("wheel");
        for (JsonNode placed : List.of(
                tool.path("setuptools").path("data-files"), wheel.path("force-include"), wheel.path("shared-data"))) {
            if (!placed.isMissingNode()) {
                notes.add("'pyproject.toml' puts data files in other places, which only its build backend does: in the"
                        + " image they are where they are in the project");
            }
        }
        if (PythonSetup.computesDependencies(files)
                && manifest.path("project").path("dependencies").isMissingNode()) {
            notes.add("setup.py computes what the project depends on, which isn't known without running it:"
                    + " requirements.txt has to name all of it");
        }
        return notes;
    }
}
