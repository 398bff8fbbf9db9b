package io.github.dockeroptimize.inspect;

import static io.github.dockeroptimize.InvalidInputException.quote;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.inspect.PythonProject.Distribution;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Recognises a Python project by pyproject.toml or requirements.txt. */
final class PythonInspector implements SourceInspector {

    @Override
    public Optional<SourceProject> inspect(Path folder, String name) {
        PythonFiles files = new PythonFiles(folder);
        boolean manifest = files.has("pyproject.toml");
        if (!manifest && (!files.has("requirements.txt") || files.has("package.json"))) {
            return Optional.empty();
        }
        JsonNode toml = files.toml("pyproject.toml");
        boolean toolsOnly =
                manifest && !toml.has("project") && !toml.path("tool").has("poetry");
        if (toolsOnly && !files.has("requirements.txt")) {
            return Optional.empty();
        }
        List<String> sources = PythonSources.of(files);
        if (sources.isEmpty()) {
            throw new InvalidInputException(quote(folder.getFileName())
                    + " has no Python file to run; add one, or set <skip>true</skip> for this module");
        }
        PythonInstalls installs = PythonInstalls.of(files, toml);
        JsonNode project =
                toml.has("project") ? toml.path("project") : toml.path("tool").path("poetry");
        String own = project.path("name").asText(name);
        return Optional.of(new PythonProject(
                folder,
                PythonReleases.of(files, toml),
                installs.install(),
                sources,
                files.hasFolder("src") && sources.contains("src"),
                project.has("name")
                        ? Optional.of(
                                new Distribution(own, project.path("version").asText("0")))
                        : Optional.empty(),
                PythonStart.of(files, toml, installs.names(), sources, own)));
    }
}
