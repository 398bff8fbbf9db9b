package io.github.dockeroptimize.inspect.python;

import io.github.dockeroptimize.application.PythonStart;
import io.github.dockeroptimize.inspect.python.PythonModules.Module;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Starts a module that can be run: one with a usual name, or the only one. */
final class RunnableModules {

    private static final List<String> USUAL =
            List.of("__main__", "main", "app", "server", "run", "service", "bot", "worker");
    private static final Set<String> MAIN = Set.of("__main__", "main");
    private static final Pattern RUN = Pattern.compile("(?m)^if\\s+__name__\\s*==\\s*['\"]__main__['\"]");

    /** A statement that does something when the module is run. */
    private static final Pattern ACTS = Pattern.compile(
            "(?m)^(?!(?:class|def|async|from|import|@|#|\\)|\\]|\\}|if TYPE_CHECKING))(?:[\\w.]+\\(|(?:\\w+\\s*=.*\\()|for\\b|while\\b|with\\b|if\\b|try\\b|await\\b)");

    /** Nothing but imports, which run what they import. */
    private static final Pattern IMPORTS = Pattern.compile("(?:\\s*(?:#|import\\s|from\\s)[^\\n]*)+\\s*");

    /** Packages whose programs only their own commands start, with that command. */
    private static final List<List<String>> OWN_COMMANDS = List.of(
            List.of("chainlit", "chainlit,run"),
            List.of("panel", "panel,serve"),
            List.of("bokeh", "bokeh,serve"),
            List.of("solara", "solara,run"),
            List.of("marimo", "marimo,run"),
            List.of("mesop", "mesop"),
            List.of("reflex", "reflex,run"),
            List.of("kopf", "kopf,run"),
            List.of("functions_framework", "functions-framework,--source"),
            List.of("scrapy", "scrapy,crawl"),
            List.of("locust", "locust,-f"));

    private static final List<Pattern> PORTS = List.of(
            Pattern.compile("\\b(?:PORT|port)['\"],\\s*(?:default\\s*=\\s*)?['\"]?(\\d{2,5})\\b"),
            Pattern.compile("\\bport\\s*(?::\\s*int\\s*)?=\\s*(\\d{2,5})\\b"),
            Pattern.compile("\\(['\"](?:0\\.0\\.0\\.0|::|)['\"],\\s*(\\d{2,5})\\)"),
            Pattern.compile("\\.listen\\((\\d{2,5})\\b"),
            Pattern.compile("(?m)^PORT\\s*=\\s*(\\d{2,5})\\b"));

    private final PythonModules modules;
    private final Set<String> packages;
    private final String name;

    RunnableModules(PythonModules modules, Set<String> packages, String name) {
        this.modules = modules;
        this.packages = packages;
        this.name = name;
    }

    static PythonStart start(String module) {
        return PythonStart.of(
                module.equals("__main__") ? List.of("python", "__main__.py") : List.of("python", "-m", module));
    }

    Optional<PythonStart> find() {
        List<Module> packaged = modules.all().stream()
                .filter(module -> module.path().endsWith("/__main__"))
                .toList();
        Optional<Module> own = packaged.stream()
                .filter(module -> PythonRequirements.normalized(before(module)).equals(name))
                .findFirst()
                .or(() -> packaged.size() == 1 ? Optional.of(packaged.get(0)) : Optional.empty());
        List<Module> runnable = modules.all().stream()
                .filter(module -> RUN.matcher(module.text()).find())
                .toList();
        Optional<Module> chosen = own.or(() -> USUAL.stream()
                        .flatMap(usual -> modules.all().stream()
                                .filter(module -> module.name().equals(usual) && acts(module)))
                        .findFirst())
                .or(() -> modules.all().stream()
                        .filter(module -> module.depth() == 1
                                && PythonRequirements.normalized(module.name()).equals(name)
                                && acts(module))
                        .findFirst())
                .or(() -> runnable.size() == 1 ? Optional.of(runnable.get(0)) : Optional.empty());
        return chosen.map(this::start)
                .or(() -> runnable.isEmpty()
                        ? Optional.empty()
                        : Optional.of(PythonStart.none(
                                "several modules can be run and none has a usual name: "
                                        + String.join(
                                                ", ",
                                                runnable.stream()
                                                        .map(Module::file)
                                                        .limit(5)
                                                        .toList()),
                                "set <entrypoint> or -Ddocker-optimize.entrypoint, such as 'python,-m,"
                                        + runnable.get(0).name() + "'")));
    }

    private static String before(Module module) {
        return module.name().replaceFirst("\\.__main__$", "");
    }

    /** Whether running it does anything; one without text is somebody's beginning, and a main module may only import. */
    private static boolean acts(Module module) {
        return module.text().isBlank()
                || (MAIN.contains(module.name())
                        && IMPORTS.matcher(module.text()).matches())
                || RUN.matcher(module.text()).find()
                || ACTS.matcher(module.text()).find();
    }

    private PythonStart start(Module module) {
        Optional<List<String>> own = OWN_COMMANDS.stream()
                .filter(one -> module.imports(one.get(0))
                        && !RUN.matcher(module.text()).find())
                .filter(one -> packages.contains(one.get(0).replace('_', '-')))
                .findFirst();
        if (own.isPresent()) {
            return PythonStart.none(
                    "'" + module.file() + "' is started by the command of '"
                            + own.get().get(0) + "', which isn't recognised",
                    "set <entrypoint>, such as '" + own.get().get(1) + "," + module.file() + "'");
        }
        if (DevelopmentServers.startedBy(module)) {
            return PythonStart.none(
                    "'" + module.file() + "' starts a development server, which is never started in an image",
                    "set <entrypoint> or -Ddocker-optimize.entrypoint to a server such as gunicorn");
        }
        return listening(module);
    }

    /** Runs a module, which listens on the port that its text names, if it does. */
    static PythonStart listening(Module module) {
        PythonStart start = start(before(module)).naming(List.of(module.file()));
        Optional<Integer> port = PORTS.stream()
                .flatMap(pattern -> pattern.matcher(module.text()).results())
                .map(match -> Integer.parseInt(match.group(1)))
                .findFirst();
        return port.isPresent() ? start.on(port.get()) : start;
    }
}
