package io.github.dockeroptimize.inspect;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What starts a project: a script that it declares, else a web server with the application that is found in its files, else
 * a module that is made to be run.
 */
final class PythonStart {

    private static final Pattern ASGI = Pattern.compile(
            "(?m)^(\\w+)\\s*(?::\\s*\\w+\\s*)?=\\s*(?:\\w+\\.)?(?:FastAPI|Starlette|Litestar|Quart|Sanic)\\(");
    private static final Pattern WSGI =
            Pattern.compile("(?m)^(\\w+)\\s*(?::\\s*\\w+\\s*)?=\\s*(?:\\w+\\.)?(?:Flask|Bottle|falcon\\.App|App)\\(");
    private static final Pattern FACTORY = Pattern.compile("(?m)^def\\s+(create_app|make_app)\\(\\s*\\)");
    private static final Pattern RUN = Pattern.compile("(?m)^if\\s+__name__\\s*==\\s*['\"]__main__['\"]");
    private static final Pattern SETTINGS = Pattern.compile("DJANGO_SETTINGS_MODULE['\"]\\s*,\\s*['\"](\\w+)\\.");
    private static final List<String> MODULES = List.of("main.py", "app.py", "server.py", "run.py", "service.py");
    private static final String ADDRESS = "0.0.0.0:8000";

    private final PythonFiles files;
    private final JsonNode manifest;
    private final Set<String> dependencies;
    private final String name;
    private final Map<String, String> modules = new TreeMap<>();

    private PythonStart(PythonFiles files, JsonNode manifest, Set<String> dependencies, String name) {
        this.files = files;
        this.manifest = manifest;
        this.dependencies = dependencies;
        this.name = name;
    }

    /** The command, its program in the virtual environment; empty where nothing is found. */
    static List<String> of(
            PythonFiles files, JsonNode manifest, Set<String> dependencies, List<String> sources, String name) {
        PythonStart start = new PythonStart(files, manifest, dependencies, name);
        sources.forEach(start::collect);
        return Stream.of(start.script(), start.django(), start.webApplication(), start.module())
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(List.of());
    }

    /** Modules at most two folders deep: applications are made where programs begin. */
    private void collect(String source) {
        if (source.endsWith(".py")) {
            modules.put(source.replaceFirst("\\.py$", ""), files.text(source).orElse(""));
        } else if (files.hasFolder(source)) {
            collect(source, source.equals("src") ? 2 : 1);
        }
    }

    private void collect(String folder, int depth) {
        for (String child : files.names(folder)) {
            String path = folder + "/" + child;
            if (child.endsWith(".py") && !child.startsWith("test_")) {
                modules.put(path.replaceFirst("\\.py$", ""), files.text(path).orElse(""));
            } else if (depth > 0 && files.hasFolder(path)) {
                collect(path, depth - 1);
            }
        }
    }

    /** Called as the script would: nothing has to be installed for it. */
    private Optional<List<String>> script() {
        JsonNode scripts = manifest.path("project").has("scripts")
                ? manifest.path("project").path("scripts")
                : manifest.path("tool").path("poetry").path("scripts");
        List<String> names = new ArrayList<>();
        scripts.fieldNames().forEachRemaining(names::add);
        Optional<String> chosen = names.size() == 1
                ? Optional.of(names.get(0))
                : names.stream()
                        .filter(script ->
                                PythonRequirements.normalized(script).equals(PythonRequirements.normalized(name)))
                        .findFirst();
        return chosen.map(script -> scripts.path(script).asText())
                .filter(target -> target.matches("[\\w.]+:[\\w.]+"))
                .map(target -> {
                    String[] parts = target.split(":", -1);
                    return List.of(
                            "python",
                            "-c",
                            "import sys; from " + parts[0] + " import " + parts[1].replaceFirst("\\..*", "")
                                    + "; sys.exit(" + parts[1] + "())");
                });
    }

    private Optional<List<String>> django() {
        return files.text("manage.py")
                .map(SETTINGS::matcher)
                .filter(Matcher::find)
                .flatMap(settings -> {
                    String project = settings.group(1);
                    if (dependencies.contains("uvicorn") && files.has(project + "/asgi.py")) {
                        return server(project + ".asgi:application", true);
                    }
                    return files.has(project + "/wsgi.py")
                            ? server(project + ".wsgi:application", false)
                            : Optional.empty();
                });
    }

    private Optional<List<String>> webApplication() {
        return found(ASGI)
                .flatMap(application -> server(application, true))
                .or(() -> found(WSGI).flatMap(application -> server(application, false)))
                .or(() -> found(FACTORY).flatMap(factory -> server(factory + "()", false)));
    }

    /** The shortest path first: a package's own module before those deep in it. */
    private Optional<String> found(Pattern pattern) {
        return modules.entrySet().stream()
                .sorted((one, other) ->
                        Integer.compare(one.getKey().length(), other.getKey().length()))
                .map(module -> {
                    Matcher matcher = pattern.matcher(module.getValue());
                    return matcher.find() ? dotted(module.getKey()) + ":" + matcher.group(1) : "";
                })
                .filter(application -> !application.isEmpty())
                .findFirst();
    }

    private Optional<List<String>> server(String application, boolean asynchronous) {
        if (asynchronous && dependencies.contains("uvicorn")) {
            return Optional.of(List.of("uvicorn", "--host", "0.0.0.0", "--port", "8000", application));
        }
        if (asynchronous && dependencies.contains("hypercorn")) {
            return Optional.of(List.of("hypercorn", "--bind", ADDRESS, application));
        }
        if (!asynchronous && dependencies.contains("gunicorn")) {
            return Optional.of(List.of("gunicorn", "--bind", ADDRESS, application));
        }
        return !asynchronous && dependencies.contains("waitress")
                ? Optional.of(List.of("waitress-serve", "--listen=" + ADDRESS, application))
                : Optional.empty();
    }

    private Optional<List<String>> module() {
        List<String> packages = modules.keySet().stream()
                .filter(module -> module.endsWith("/__main__"))
                .map(module -> dotted(module.replaceFirst("/__main__$", "")))
                .toList();
        if (packages.size() == 1) {
            return Optional.of(List.of("python", "-m", packages.get(0)));
        }
        return MODULES.stream()
                .filter(file -> modules.containsKey(file.replaceFirst("\\.py$", "")))
                .findFirst()
                .map(file -> file.replaceFirst("\\.py$", ""))
                .or(this::onlyRunnable)
                .map(module -> List.of("python", "-m", dotted(module)));
    }

    private Optional<String> onlyRunnable() {
        List<String> runnable = modules.entrySet().stream()
                .filter(module -> !module.getKey().equals("manage")
                        && RUN.matcher(module.getValue()).find())
                .map(Map.Entry::getKey)
                .toList();
        return runnable.size() == 1 ? Optional.of(runnable.get(0)) : Optional.empty();
    }

    private static String dotted(String module) {
        return module.replaceFirst("^src/", "").replaceFirst("/__init__$", "").replace('/', '.');
    }
}
