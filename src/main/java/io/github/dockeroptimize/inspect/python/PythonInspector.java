package io.github.dockeroptimize.inspect.python;

import static io.github.dockeroptimize.InvalidInputException.quote;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.application.PythonProject;
import io.github.dockeroptimize.application.PythonProject.Distribution;
import io.github.dockeroptimize.application.PythonProject.EntryPoint;
import io.github.dockeroptimize.application.PythonStart;
import io.github.dockeroptimize.application.SourceProject;
import io.github.dockeroptimize.inspect.context.SourceChoices;
import io.github.dockeroptimize.inspect.context.SourceTree;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Recognises a Python project by pyproject.toml or requirements.txt. */
public final class PythonInspector {

    /** The project, with the files that the user's own start command names. */
    public Optional<SourceProject> inspect(Path folder, String name, SourceChoices choices) {
        PythonFiles files = new PythonFiles(folder);
        boolean declared = files.has("pyproject.toml");
        if (!declared && !files.has("requirements.txt")) {
            return Optional.empty();
        }
        JsonNode toml = files.toml("pyproject.toml");
        boolean toolsOnly =
                declared && !toml.has("project") && !toml.path("tool").has("poetry");
        if (toolsOnly && !files.has("requirements.txt")) {
            return Optional.empty();
        }
        JsonNode manifest = PythonSetup.addTo(toml, files);
        PythonInstalls installs = PythonInstalls.of(files, manifest);
        PythonSources sources = PythonSources.of(
                folder, files, manifest, Set.copyOf(installs.install().files()), choices);
        JsonNode project = manifest.has("project")
                ? manifest.path("project")
                : manifest.path("tool").path("poetry");
        String own = project.path("name").asText(name);
        requireNoCompiler(files, toml, installs, own);
        List<String> roots = PythonRoots.of(files, manifest);
        List<EntryPoint> points = PythonScripts.of(manifest);
        Optional<Distribution> distribution = project.has("name")
                ? Optional.of(new Distribution(own, PythonVersions.of(files, manifest), points))
                : Optional.empty();
        PythonModules modules = new PythonModules(files, roots, sources.tree());
        List<EntryPoint> programs =
                distribution.stream().flatMap(one -> one.scripts().stream()).toList();
        PythonLaunch launch = PythonLaunch.of(
                installs,
                PythonExtras.of(manifest),
                some -> new PythonStarts(files, modules, some.names(), programs, own, some.list()).find());
        PythonStart start = launch.start()
                .noting(PythonExtras.of(manifest).missing(launch.installs().names(), modules.all()));
        List<String> named = new ArrayList<>(start.paths());
        if (!choices.start().isEmpty()) {
            named.addAll(new NamedPaths(files, modules, choices.start()).paths());
        }
        SourceTree tree = sources.tree().with(named).with(installs.install().files());
        Set<String> all = new TreeSet<>(sources.paths());
        named.stream().map(path -> named(path, sources.paths())).forEach(all::add);
        if (!sources.hasCode() && named.isEmpty()) {
            throw new InvalidInputException(
                    quote(folder.getFileName()) + " has no Python file to run",
                    "add one, or set <skip>true</skip> for this module");
        }
        return Optional.of(new PythonProject(
                folder,
                tree.rulesWith(sources.paths(), sources.literals().and(named)),
                PythonReleases.of(files, manifest),
                launch.installs().install(),
                List.copyOf(all),
                roots,
                distribution,
                launch.installs().names(),
                start,
                PythonNotes.of(files, manifest)));
    }

    /** The whole directory of what a command names; of a hidden one, which may hold secrets, the file alone. */
    private static String named(String path, List<String> sources) {
        String top = path.replaceFirst("/.*", "");
        return sources.contains(top) || !top.startsWith(".") ? top : path;
    }

    /** The project itself is not built, so what only a build makes of it would be missing. */
    private static void requireNoCompiler(PythonFiles files, JsonNode toml, PythonInstalls installs, String own) {
        Optional<String> compiler = PythonDependencies.compiler(files, toml);
        if (compiler.isPresent() && !installs.names().contains(PythonRequirements.normalized(own))) {
            throw new InvalidInputException(
                    "the project is built by " + quote(compiler.get())
                            + ", but only what it depends on is built in the container",
                    "build its wheel ('pip wheel --no-deps -w wheels .', on the Linux of the base image), and name "
                            + quote(own) + " in requirements.txt");
        }
    }
}
