package io.github.dockeroptimize.inspect.python;

import io.github.dockeroptimize.application.PythonStart;
import io.github.dockeroptimize.inspect.python.PythonModules.Module;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Starts the programs of frameworks that bring a command, or a server, of their own. */
final class PythonFrameworks {

    private static final List<String> PAGES = List.of("streamlit_app", "app", "main", "Home", "home", "Hello");
    private static final Pattern PORT = Pattern.compile("(?m)^\\s*port\\s*=\\s*(\\d{2,5})");
    private static final Pattern CELERY =
            Pattern.compile("(?m)^(\\w+)[ \\t]*(?::[^=\\n]+)?=[ \\t]*(?:\\w+\\.)?Celery\\(");
    private static final Pattern LAUNCH = Pattern.compile("(?s)\\.launch\\(([^)]*)\\)");
    private static final Pattern SERVER_PORT = Pattern.compile("server_port\\s*=\\s*(\\d{2,5})");
    private static final int STREAMLIT_PORT = 8501;
    private static final int GRADIO_PORT = 7860;

    private final PythonFiles files;
    private final PythonModules modules;
    private final Set<String> packages;

    PythonFrameworks(PythonFiles files, PythonModules modules, Set<String> packages) {
        this.files = files;
        this.modules = modules;
        this.packages = packages;
    }

    Optional<PythonStart> streamlit() {
        if (!packages.contains("streamlit")) {
            return Optional.empty();
        }
        List<Module> pages = modules.all().stream()
                .filter(module -> module.imports("streamlit") && !module.path().matches("(.*/)?pages/.*"))
                .toList();
        Optional<Module> usual = PAGES.stream()
                .flatMap(name -> pages.stream().filter(page -> page.shortName().equals(name)))
                .findFirst();
        List<Module> outer = pages.stream().filter(page -> page.depth() == 1).toList();
        Optional<Module> page = usual.or(() -> outer.size() == 1
                ? Optional.of(outer.get(0))
                : pages.size() == 1 ? Optional.of(pages.get(0)) : Optional.empty());
        if (page.isEmpty()) {
            return pages.isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            PythonStart.none(
                                    "several files use Streamlit and none has a usual name: "
                                            + String.join(
                                                    ", ",
                                                    pages.stream()
                                                            .map(Module::file)
                                                            .limit(5)
                                                            .toList()),
                                    "name the first page streamlit_app.py, or set <entrypoint>streamlit,run,FILE</entrypoint>"));
        }
        String settings = ".streamlit/config.toml";
        Matcher port = PORT.matcher(files.text(settings).orElse(""));
        return Optional.of(PythonStart.of(List.of(
                        "streamlit",
                        "run",
                        page.get().file(),
                        "--server.address=0.0.0.0",
                        "--server.port=" + PythonStart.PORT,
                        "--server.headless=true",
                        "--browser.gatherUsageStats=false"))
                .on(port.find() ? Integer.parseInt(port.group(1)) : STREAMLIT_PORT)
                .naming(Stream.of(page.get().file(), settings)
                        .filter(files::has)
                        .toList()));
    }

    Optional<PythonStart> gradio() {
        return modules.all().stream()
                .filter(module -> packages.contains("gradio") && module.imports("gradio"))
                .filter(module -> LAUNCH.matcher(module.text()).find())
                .findFirst()
                .map(module -> {
                    Matcher fixed = SERVER_PORT.matcher(module.text());
                    PythonStart start =
                            RunnableModules.start(module.name()).withEnvironment("GRADIO_SERVER_NAME", "0.0.0.0");
                    return fixed.find()
                            ? start.on(Integer.parseInt(fixed.group(1)))
                            : start.withEnvironment("GRADIO_SERVER_PORT", PythonStart.PORT)
                                    .on(GRADIO_PORT);
                });
    }

    /** A worker of Celery, where there is nothing else to start. */
    Optional<PythonStart> celery() {
        return modules.all().stream()
                .filter(module -> packages.contains("celery"))
                .flatMap(module -> CELERY.matcher(module.text())
                        .results()
                        .limit(1)
                        .map(made -> PythonStart.of(List.of(
                                        "celery",
                                        "--app=" + module.name() + ":" + made.group(1),
                                        "worker",
                                        "--loglevel=INFO"))
                                .naming(List.of(module.file()))))
                .findFirst()
                .map(start -> start.noting(
                        List.of("the image starts a Celery worker; its scheduler needs another container, with"
                                + " --entrypoint and 'celery " + start.command().get(1) + " beat'")));
    }
}
