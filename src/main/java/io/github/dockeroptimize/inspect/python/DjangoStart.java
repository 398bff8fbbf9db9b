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
        Optional<String> manage = files.text("manage.py").filter(text -> text.contains("DJANGO_SETTINGS_MODULE"));
        if (manage.isEmpty()) {
            return files.names("").stream()
                    .filter(name -> files.text(name + "/manage.py")
                            .filter(text -> text.contains("DJANGO_SETTINGS_MODULE"))
                            .isPresent())
                    .findFirst()
                    .map(name -> PythonStart.none(
                            "'manage.py' is in '" + name + "', not in the project's directory",
                            "set <entrypoint>, such as 'gunicorn,--bind,0.0.0.0:8000,--chdir," + name
                                    + ",PROJECT.wsgi', or <workingDirectory>"));
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
                .filter(note -> files.has("manage.py")
                        && modules.all().stream()
                                .anyMatch(module -> module.text().contains("STATIC_ROOT")));
    }

    private List<String> notes(Application chosen, Kind wanted) {
        return Stream.concat(
                        uncollected().stream(),
                        Stream.of(
                                chosen.kind() == wanted
                                        ? ""
                                        : "'" + chosen.target()
                                                + "' is served, since no server for the project's other interface is among the"
                                                + " dependencies"))
                .filter(note -> !note.isEmpty())
                .toList();
    }
}
