package io.github.dockeroptimize.inspect.python;

import io.github.dockeroptimize.inspect.python.PythonModules.Module;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the web applications of a project: objects of its modules, and functions that make one. */
final class PythonApplications {

    private static final String ASYNCHRONOUS =
            "FastAPI|Starlette|Litestar|Starlite|Quart|Sanic|Esmerald|ASGIApp|get_asgi_application|ProtocolTypeRouter";
    private static final String SYNCHRONOUS = "Flask|APIFlask|Bottle|Eve|get_wsgi_application|make_wsgi_app";
    private static final String MAKERS =
            "(?:create|make|build|get|init)_(?:flask_|fastapi_|wsgi_|asgi_|web_)?(?:app|application|api|server)";

    private static final Pattern CALLED =
            Pattern.compile("(?m)^(\\w+)[ \\t]*(?::[^=\\n]+)?=[ \\t]*((?:\\w+\\.)*)(\\w+)\\(");
    private static final Pattern MAKER = Pattern.compile("(?m)^(?:async[ \\t]+)?def[ \\t]+(" + MAKERS + ")[ \\t]*\\(");
    private static final Pattern IMPORTED =
            Pattern.compile("(?m)^from\\s+\\S+\\s+import\\s+(?:.*\\bas\\s+)?(app|application)$");
    /** Applications without a framework, by the parameters that a server gives them. */
    private static final Pattern FUNCTION = Pattern.compile(
            "(?m)^(?:def[ \\t]+(\\w+)[ \\t]*\\(\\s*env(?:iron)?\\b[^,)]*,"
                    + "\\s*start_response\\b|async[ \\t]+def[ \\t]+(\\w+)[ \\t]*\\(\\s*scope\\b[^,)]*,\\s*receive\\b[^,)]*,\\s*send\\b)");

    private static final Pattern DASH_SERVER = Pattern.compile("(?m)^(\\w+)[ \\t]*=[ \\t]*\\w+\\.server[ \\t]*$");
    private static final Pattern ASGI = Pattern.compile("\\b(?:" + ASYNCHRONOUS + ")\\(");
    private static final Pattern WSGI = Pattern.compile("\\b(?:" + SYNCHRONOUS + "|Dash)\\(");
    private static final List<String> USUAL_MODULES =
            List.of("wsgi", "asgi", "main", "app", "application", "server", "api", "web", "run", "index");
    private static final List<String> USUAL_NAMES = List.of("app", "application", "server", "api");

    private final List<Module> modules;
    private final List<Application> found = new ArrayList<>();

    /**
     * A web application.
     *
     * @param object what a server is given after the module
     * @param kind how a server calls it
     * @param framework that it is made with, for messages
     * @param required parameters of a function that makes it, without defaults
     */
    record Application(Module module, String object, Kind kind, String framework, boolean made, String required) {

        String target() {
            return module.name() + ":" + object;
        }
    }

    /** The interface between server and application. */
    enum Kind {
        ASGI,
        WSGI
    }

    private PythonApplications(PythonModules modules) {
        this.modules = modules.all();
        this.modules.forEach(this::read);
    }

    /** From the one that is meant most probably; those that a function makes last. */
    static List<Application> of(PythonModules modules, String project) {
        return new PythonApplications(modules)
                .found.stream()
                        .sorted(Comparator.comparing(Application::made)
                                .thenComparing(one -> !one.module().shortName().matches("wsgi|asgi"))
                                .thenComparing(one -> index(USUAL_NAMES, one.object()))
                                .thenComparing(one -> one.module().depth())
                                .thenComparing(one -> one.module().shortName().equals(project.replace('-', '_'))
                                        ? 0
                                        : 1 + index(USUAL_MODULES, one.module().shortName()))
                                .thenComparing(one -> one.module().path().length())
                                .thenComparing(Application::target))
                        .toList();
    }

    private static int index(List<String> names, String name) {
        int index = names.indexOf(name);
        return index < 0 ? names.size() : index;
    }

    private void read(Module module) {
        Matcher called = CALLED.matcher(module.text());
        while (called.find()) {
            String callee = called.group(3);
            kind(module, called.group(2), callee)
                    .ifPresent(kind -> add(module, called.group(1), kind, callee, false, ""));
            if (callee.equals("Dash")) {
                Matcher server = DASH_SERVER.matcher(module.text());
                add(
                        module,
                        server.find() ? server.group(1) : called.group(1) + ".server",
                        Kind.WSGI,
                        callee,
                        false,
                        "");
            }
        }
        if (module.shortName().matches("wsgi|asgi|passenger_wsgi")) {
            Matcher imported = IMPORTED.matcher(module.text());
            if (imported.find()) {
                Kind kind = module.shortName().equals("asgi") ? Kind.ASGI : project(module);
                add(module, imported.group(1), kind, name(kind), false, "");
            }
        }
        Matcher function = FUNCTION.matcher(module.text());
        while (function.find()) {
            Kind kind = function.group(1) == null ? Kind.ASGI : Kind.WSGI;
            String object = kind == Kind.WSGI ? function.group(1) : function.group(2);
            if (USUAL_NAMES.contains(object)) {
                add(module, object, kind, name(kind), false, "");
            }
        }
        Matcher maker = MAKER.matcher(module.text());
        while (maker.find()) {
            ofText(module.text())
                    .ifPresent(kind -> add(
                            module,
                            maker.group(1),
                            kind,
                            name(kind),
                            true,
                            required(module.text().substring(maker.end()))));
        }
    }

    private void add(Module module, String object, Kind kind, String framework, boolean made, String required) {
        String shown = framework.matches(MAKERS + "|get_.*|make_.*") ? name(kind) : framework;
        found.add(new Application(module, object, kind, shown, made, required));
    }

    private static String name(Kind kind) {
        return kind == Kind.ASGI ? "ASGI" : "WSGI";
    }

    private Optional<Kind> kind(Module module, String before, String callee) {
        if (callee.matches("App|API") && module.imports("falcon")) {
            return Optional.of(before.contains("asgi") || module.imports("falcon.asgi") ? Kind.ASGI : Kind.WSGI);
        }
        if (callee.matches(MAKERS)) {
            return Stream.concat(
                            modules.stream()
                                    .filter(other -> MAKER.matcher(other.text())
                                            .results()
                                            .anyMatch(maker -> maker.group(1).equals(callee))),
                            Stream.of(module))
                    .flatMap(other -> ofText(other.text()).stream())
                    .findFirst()
                    .or(() -> modules.stream()
                            .flatMap(other -> ofText(other.text()).stream())
                            .findFirst());
        }
        return callee.matches(ASYNCHRONOUS)
                ? Optional.of(Kind.ASGI)
                : callee.matches(SYNCHRONOUS) ? Optional.of(Kind.WSGI) : Optional.empty();
    }

    private Kind project(Module module) {
        return Stream.concat(Stream.of(module), modules.stream())
                .flatMap(other -> ofText(other.text()).stream())
                .findFirst()
                .orElse(Kind.WSGI);
    }

    private static Optional<Kind> ofText(String text) {
        return ASGI.matcher(text).find()
                ? Optional.of(Kind.ASGI)
                : WSGI.matcher(text).find() ? Optional.of(Kind.WSGI) : Optional.empty();
    }

    /** The first parameter without a default; empty if there is none. */
    private static String required(String text) {
        int depth = 1;
        StringBuilder parameter = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
            if (depth == 0 || (depth == 1 && c == ',')) {
                String one = parameter.toString().strip();
                if (!one.isEmpty() && !one.contains("=") && !one.matches("[*/].*")) {
                    return one.replaceFirst("(?s)\\W.*", "");
                }
                parameter.setLength(0);
            } else {
                parameter.append(c);
            }
            if (depth == 0) {
                break;
            }
        }
        return "";
    }
}
