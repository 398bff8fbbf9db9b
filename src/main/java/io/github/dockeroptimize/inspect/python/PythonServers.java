package io.github.dockeroptimize.inspect.python;

import io.github.dockeroptimize.application.PythonStart;
import io.github.dockeroptimize.inspect.python.PythonApplications.Application;
import io.github.dockeroptimize.inspect.python.PythonApplications.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Starts a web application with a server that the project depends on, never one for development. */
final class PythonServers {

    private static final int PORT = 8000;
    private static final String ANY = "0.0.0.0";
    private static final String ADDRESS = ANY + ":" + PythonStart.PORT;
    private static final Pattern CHOSEN = Pattern.compile(
            "\\b(?:uvicorn\\.run|uvicorn\\.Config|serve|run_app)\\([^)]*?\\bport\\s*=\\s*(\\d{2,5})\\b");

    private final Set<String> packages;
    private final GunicornSettings gunicorn;
    private final String list;
    private final int port;

    /**
     * The servers of a project.
     *
     * @param list the file that names its packages, for messages
     */
    PythonServers(PythonFiles files, PythonModules modules, Set<String> packages, String list) {
        this.packages = packages;
        this.gunicorn = GunicornSettings.of(files);
        this.list = list;
        this.port = modules.all().stream()
                .map(module -> CHOSEN.matcher(module.text()))
                .filter(Matcher::find)
                .map(matcher -> Integer.parseInt(matcher.group(1)))
                .findFirst()
                .orElse(PORT);
    }

    /** The command that serves it, or what is missing. */
    PythonStart start(Application application) {
        if (!application.required().isEmpty()) {
            return PythonStart.none(
                    "'" + application.object() + "' in '" + application.module().file() + "' needs '"
                            + application.required() + "', so no server can call it",
                    "add a module such as wsgi.py with 'app = " + application.object() + "(…)', or set <entrypoint>");
        }
        return (application.kind() == Kind.ASGI ? asynchronous(application) : synchronous(application))
                .map(start -> start.naming(List.of(application.module().file())))
                .orElseGet(() -> missing(application));
    }

    boolean canServe(Kind kind) {
        return kind == Kind.ASGI
                ? has("uvicorn", "hypercorn", "daphne", "granian", "quart", "sanic")
                : has("gunicorn", "waitress", "granian", "uwsgi");
    }

    private boolean has(String... names) {
        return List.of(names).stream().anyMatch(packages::contains);
    }

    private PythonStart missing(Application application) {
        String server = application.kind() == Kind.ASGI ? "uvicorn" : "gunicorn";
        String article = application.framework().matches("[AE].*") ? "an " : "a ";
        return PythonStart.none(
                "'" + application.module().file() + "' has " + article + application.framework()
                        + " application, but no server for it is among the dependencies, and a development server is"
                        + " never started",
                "add '" + server + "' to " + list + ", or set <entrypoint> or -Ddocker-optimize.entrypoint");
    }

    private Optional<PythonStart> asynchronous(Application application) {
        String target = application.target();
        List<String> factory = application.made() ? List.of("--factory") : List.of();
        if (has("gunicorn") && gunicorn.isAsynchronous()) {
            return Optional.of(gunicorn(List.of(), called(application)));
        }
        if (has("uvicorn")) {
            return command(List.of("uvicorn", "--host", ANY, "--port", PythonStart.PORT), factory, List.of(target));
        }
        if (application.framework().equals("Sanic") || (has("sanic") && !has("hypercorn", "daphne", "granian"))) {
            return command(List.of("sanic", "--host=" + ANY, "--port=" + PythonStart.PORT), factory, List.of(target));
        }
        if (has("hypercorn", "quart")) {
            return command(List.of("hypercorn", "--bind", ADDRESS), List.of(called(application)), List.of());
        }
        if (has("daphne") && !application.made()) {
            return command(List.of("daphne", "-b", ANY, "-p", PythonStart.PORT), List.of(target), List.of());
        }
        return granian("asgi", factory, target);
    }

    private Optional<PythonStart> synchronous(Application application) {
        if (has("gunicorn") && !application.object().contains(".")) {
            List<String> options = !has("flask-socketio")
                    ? List.of()
                    : has("eventlet")
                            ? List.of("--worker-class", "eventlet", "--workers", "1")
                            : List.of("--workers", "1", "--threads", "100");
            return Optional.of(gunicorn(options, called(application)));
        }
        if (has("waitress")) {
            return command(
                    List.of("waitress-serve", "--listen=" + ADDRESS),
                    application.made() ? List.of("--call") : List.of(),
                    List.of(application.target()));
        }
        if (application.object().contains(".")) {
            return Optional.of(PythonStart.none(
                    "'" + application.module().file() + "' has no variable for the server of its Dash application",
                    "add 'server = " + application.object() + "' to it, or set <entrypoint>"));
        }
        return has("uwsgi")
                ? command(
                        List.of("uwsgi", "--master", "--need-app", "--http-socket", ADDRESS, "--module"),
                        List.of(called(application)),
                        List.of())
                : granian("wsgi", application.made() ? List.of("--factory") : List.of(), application.target());
    }

    private Optional<PythonStart> granian(String kind, List<String> factory, String target) {
        return has("granian")
                ? command(
                        List.of("granian", "--interface", kind, "--host", ANY, "--port", PythonStart.PORT),
                        factory,
                        List.of(target))
                : Optional.empty();
    }

    private Optional<PythonStart> command(List<String> server, List<String> options, List<String> target) {
        List<String> command = new ArrayList<>(server);
        command.addAll(options);
        command.addAll(target);
        return Optional.of(PythonStart.of(command).on(port));
    }

    /** Options win over the file, so an address that it computes is left to it. */
    private PythonStart gunicorn(List<String> options, String application) {
        List<String> command = new ArrayList<>(List.of("gunicorn"));
        command.addAll(gunicorn.options());
        boolean own = gunicorn.computesAddress() && !gunicorn.isUnreachable();
        if (!own) {
            command.addAll(List.of("--bind", ADDRESS));
        }
        if (gunicorn.file().isEmpty()) {
            command.addAll(options);
        }
        if (!gunicorn.namesApplication()) {
            command.add(application);
        }
        OptionalInt bound = gunicorn.port();
        PythonStart start =
                PythonStart.of(command).naming(gunicorn.file().stream().toList());
        List<String> notes = new ArrayList<>();
        gunicorn.file()
                .filter(file -> !file.equals(GunicornSettings.OWN_NAME))
                .ifPresent(file -> notes.add("'" + file + "' is given to gunicorn as its settings"));
        if (gunicorn.isUnreachable()) {
            notes.add("gunicorn's settings bind an address that nothing outside of the container reaches, so '--bind "
                    + ANY + "' is given to it");
        }
        return (own && bound.isEmpty() ? start : start.on(bound.orElse(PORT))).noting(notes);
    }

    private static String called(Application application) {
        return application.target() + (application.made() ? "()" : "");
    }
}
