package io.github.dockeroptimize.inspect.python;

import static io.github.dockeroptimize.InvalidInputException.quote;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dockeroptimize.InvalidInputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The dependencies that a pyproject.toml declares. */
final class PythonDependencies {

    private PythonDependencies() {}

    /** As pip takes them. */
    static List<String> of(JsonNode manifest) {
        List<String> dependencies = new ArrayList<>();
        manifest.path("project").path("dependencies").forEach(dependency -> dependencies.add(dependency.asText()));
        return dependencies;
    }

    static String name(String dependency) {
        return PythonRequirements.normalized(dependency.strip().replaceFirst("(?s)[^A-Za-z0-9._-].*", ""));
    }

    /** The names of all, also of Poetry's, and of the server that an extra brings. */
    static Set<String> names(JsonNode manifest) {
        Set<String> names = new TreeSet<>();
        of(manifest).forEach(dependency -> {
            names.add(name(dependency));
            extras(names, dependency);
        });
        manifest.path("tool").path("poetry").path("dependencies").properties().forEach(dependency -> {
            if (!dependency.getValue().path("optional").asBoolean(false)) {
                names.add(PythonRequirements.normalized(dependency.getKey()));
                extras(names, dependency.getKey() + dependency.getValue().path("extras"));
            }
        });
        return names;
    }

    /** FastAPI's, Starlette's and Litestar's extras for their server. */
    static void extras(Set<String> names, String dependency) {
        if (dependency.matches("(?si)(fastapi|litestar)\\s*\\[.*(standard|all).*")) {
            names.add("uvicorn");
        }
        if (dependency.matches("(?si)connexion\\s*\\[.*uvicorn.*")) {
            names.add("uvicorn");
        }
    }

    /** Whether requirements, or a lock file, name something that git fetches. */
    static boolean usesGit(String text) {
        return text.contains("git+") || text.matches("(?s).*(\\bgit = \"|\\btype = \"git\").*");
    }

    /** The fields that only the build backend knows, if the dependencies are among them. */
    static List<String> dynamic(JsonNode manifest) {
        List<String> fields = new ArrayList<>();
        manifest.path("project").path("dynamic").forEach(field -> fields.add(field.asText()));
        return fields.contains("dependencies") ? fields : List.of();
    }

    /**
     * The requirements files that dynamic dependencies are read from, by setuptools or by hatch-requirements-txt.
     *
     * @throws InvalidInputException if only another build backend knows the dependencies
     */
    static List<String> files(JsonNode manifest) {
        if (dynamic(manifest).isEmpty()) {
            return List.of();
        }
        JsonNode tool = manifest.path("tool");
        JsonNode setuptools =
                tool.path("setuptools").path("dynamic").path("dependencies").path("file");
        JsonNode hatch = tool.path("hatch").path("metadata").path("hooks").path("requirements_txt");
        List<String> files = new ArrayList<>();
        for (JsonNode lists : List.of(setuptools, hatch.path("files"), hatch.path("filename"))) {
            if (lists.isTextual()) {
                files.add(lists.asText());
            }
            lists.forEach(name -> files.add(name.asText()));
        }
        if (hatch.isObject() && files.isEmpty()) {
            files.add("requirements.txt");
        }
        if (files.isEmpty()) {
            String backend = manifest.path("build-system").path("build-backend").asText("setuptools");
            throw new InvalidInputException(
                    "the dependencies in 'pyproject.toml' are dynamic, so only " + quote(backend) + " knows them",
                    "commit a lock file or a list: 'uv lock', or 'uv pip compile pyproject.toml -o requirements.txt'");
        }
        return files;
    }

    /** What makes the project itself more than its files: a backend or hook that compiles. */
    static Optional<String> compiler(PythonFiles files, JsonNode manifest) {
        JsonNode build = manifest.path("build-system");
        String text = build.path("build-backend").asText("") + " " + build.path("requires");
        for (String backend : List.of(
                "maturin",
                "setuptools-rust",
                "setuptools_rust",
                "scikit_build",
                "scikit-build",
                "mesonpy",
                "Cython",
                "cython",
                "pybind11",
                "nanobind",
                "mypyc")) {
            if (text.contains(backend)) {
                return Optional.of(backend);
            }
        }
        if (manifest.path("tool").path("setuptools").has("ext-modules")
                || files.text("setup.py")
                        .filter(setup ->
                                setup.matches("(?s).*\\b(ext_modules|cythonize|rust_extensions|cffi_modules)\\b.*"))
                        .isPresent()) {
            return Optional.of("setuptools with extension modules");
        }
        return manifest.path("tool").path("poetry").path("build").isMissingNode()
                ? Optional.empty()
                : Optional.of("Poetry's build script");
    }
}
