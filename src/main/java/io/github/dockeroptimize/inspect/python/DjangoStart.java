package io.github.dockeroptimize.inspect.python;

import io.github.dockeroptimize.application.PythonStart;
import io.github.dockeroptimize.inspect.python.PythonApplications.Application;
import io.github.dockeroptimize.inspect.python.PythonApplications.Kind;
import io.github.dockeroptimize.inspect.python.PythonModules.Module;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Starts a Django project: its asgi.py where its settings name an ASGI application or only such a server is there, else
 * its wsgi.py.
 */
final class DjangoStart {

    private static final String MANAGE = "manage.py";
    private static final Pattern SETTINGS = Pattern.compile("DJANGO_SETTINGS_MODULE['\"]\\s*,\\s*['\"](\\w+)\\.");
    private static final Pattern ASGI = Pattern.compile("(?m)^ASGI_APPLICATION\\s*=");

    private final PythonFiles files;
    private final PythonModules modules;
    private final PythonServers servers;

    DjangoStart(PythonFiles files, PythonModules modules, PythonServers servers) {
        this.files = files;
        this.modules = modules;
        this.servers = servers;
    }

    Optional<PythonStart> find() {
        List<String> directories = PythonRoots.djangos(files);
        Optional<String> manage = Stream.concat(
                        Stream.of(MANAGE), directories.stream().map(name -> name + "/" + MANAGE))
                .flatMap(name -> files.text(name).stream())
                .filter(text -> text.contains("DJANGO_SETTINGS_MODULE"))
                .findFirst();
        if (manage.isEmpty()) {
            return Optional.empty();
        }
        if (!files.has(MANAGE) && directories.size() > 1) {
            return Optional.of(PythonStart.none(
                    "'manage.py' is in '" + String.join("' and in '", directories) + "'",
                    "set <entrypoint>, such as 'gunicorn,--bind,0.0.0.0:8000,--chdir," + directories.get(0)
                            + ",PROJECT.wsgi', or put the POM into one of them"));
        }
        Matcher settings = SETTINGS.matcher(manage.get());
        String project = settings.find() ? settings.group(1) : "";
        List<Application> found = Stream.of(Kind.ASGI, Kind.WSGI)
                .flatMap(kind -> application(project, kind).stream())
                .toList();
        if (found.isEmpty()) {
            return Optional.of(PythonStart.none(
                    "'manage.py' is Django's, but there is no wsgi.py or asgi.py of its project",
                    "add one, or set <entrypoint>"));
        }
        boolean asynchronous = modules.all().stream()
                .filter(module -> module.path().contains("settings"))
                .anyMatch(module -> ASGI.matcher(module.text()).find());
        Kind wanted = asynchronous ? Kind.ASGI : Kind.WSGI;
        Application chosen = found.stream()
                .filter(one -> one.kind() == wanted && servers.canServe(wanted))
                .findFirst()
                .or(() -> found.stream()
                        .filter(one -> servers.canServe(one.kind()))
                        .findFirst())
                .orElse(found.get(found.size() - 1));
        PythonStart start = servers.start(chosen);
        return Optional.of(start.missing().isPresent() ? start : start.noting(notes(chosen, wanted)));
    }

    private Optional<Application> application(String project, Kind kind) {
        String name = kind == Kind.ASGI ? "asgi" : "wsgi";
        return modules.all().stream()
                .filter(module -> module.shortName().equals(name))
                .filter(module -> project.isEmpty() || module.name().startsWith(project + ".") || module.depth() < 3)
                .min((one, other) -> Boolean.compare(
                        !one.name().startsWith(project + "."), !other.name().startsWith(project + ".")))
                .map(module -> new Application(module, object(module), kind, "Django", false, ""));
    }

    private static String object(Module module) {
        return module.text().matches("(?s)(.*\\n)?app\\s*=.*") && !module.text().contains("application =")
                ? "app"
                : "application";
    }

    /** What is said of static files, whatever starts the project. */
    Optional<String> uncollected() {
        return Optional.of("'manage.py collectstatic' isn't run: where the image has to serve static files, run it"
                        + " before 'docker build' and bring its directory in by <files> or <sources>")
                .filter(note ->
                        (files.has(MANAGE) || !PythonRoots.djangos(files).isEmpty())
                                && modules.all().stream()
                                        .anyMatch(module -> module.text().contains("STATIC_ROOT")));
    }

    private List<String> notes(Application chosen, Kind wanted) {
        String below = files.has(MANAGE) ? "" : PythonRoots.djangos(files).get(0);
        return Stream.concat(
                        uncollected().stream(),
                        Stream.of(
                                below.isEmpty()
                                        ? ""
                                        : "'" + below
                                                + "' with its manage.py is on the Python path, but the working directory"
                                                + " is the project's own: relative paths start there",
                                chosen.kind() == wanted
                                        ? ""
                                        : "'" + chosen.target()
                                                + "' is served, since no server for the project's other interface is among the"
                                                + " dependencies"))
                .filter(note -> !note.isEmpty())
                .toList();
    }
}
