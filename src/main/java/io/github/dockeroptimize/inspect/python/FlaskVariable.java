package io.github.dockeroptimize.inspect.python;

import io.github.dockeroptimize.application.PythonStart;
import io.github.dockeroptimize.inspect.python.PythonApplications.Application;
import io.github.dockeroptimize.inspect.python.PythonApplications.Kind;
import io.github.dockeroptimize.inspect.python.PythonModules.Module;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The application that a project's .flaskenv names (https://flask.palletsprojects.com/en/stable/cli/). */
final class FlaskVariable {

    private static final String FILE = ".flaskenv";
    private static final Pattern LINE =
            Pattern.compile("(?m)^\\s*(?:export\\s+)?FLASK_APP\\s*=\\s*(['\"]?)([^\\n#]+?)\\1\\s*(?:#.*)?$");
    private static final Pattern VALUE = Pattern.compile("([\\w./]+?)(?:\\.py)?(?::\\s*(\\w+)\\s*(\\(.*\\))?)?");

    private final PythonFiles files;
    private final PythonModules modules;
    private final PythonServers servers;
    private final List<Application> applications;

    FlaskVariable(PythonFiles files, PythonModules modules, PythonServers servers, List<Application> applications) {
        this.files = files;
        this.modules = modules;
        this.servers = servers;
        this.applications = applications;
    }

    /** How it is served, or why it isn't; empty where nothing is named. */
    Optional<PythonStart> find() {
        Matcher line = LINE.matcher(files.text(FILE).orElse(""));
        return line.find() ? Optional.of(start(line.group(2).strip())) : Optional.empty();
    }

    private PythonStart start(String value) {
        Matcher words = VALUE.matcher(value);
        Optional<Module> module = words.matches() ? module(words.group(1)) : Optional.empty();
        if (module.isEmpty()) {
            return PythonStart.none(
                    "'" + FILE + "' sets FLASK_APP to '" + value + "', which isn't there",
                    "correct it, or set <entrypoint> or -Ddocker-optimize.entrypoint");
        }
        String object = words.group(2);
        List<Application> own = applications.stream()
                .filter(one -> one.module().equals(module.get()))
                .toList();
        if (object == null) {
            return servers.start(own.stream()
                    .findFirst()
                    .orElseGet(() -> new Application(module.get(), "app", Kind.WSGI, "Flask", false, "")));
        }
        String call = words.group(3) == null ? "" : words.group(3);
        boolean made = module.get().text().matches("(?s)(.*\\n)?def\\s+" + object + "\\s*\\(.*");
        boolean arguments = !call.isEmpty() && !call.matches("\\(\\s*\\)");
        return servers.start(new Application(
                module.get(), arguments ? object + call : object, Kind.WSGI, "Flask", made && !arguments, ""));
    }

    private Optional<Module> module(String name) {
        return modules.pathOf(name.replaceFirst("^\\./", "").replace('/', '.'), "")
                .flatMap(path ->
                        modules.ofPath(path.replaceFirst("\\.py$", "")).or(() -> modules.ofPath(path + "/__init__")));
    }
}
