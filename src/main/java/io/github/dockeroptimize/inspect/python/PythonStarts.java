package io.github.dockeroptimize.inspect.python;

import io.github.dockeroptimize.application.PythonProject.EntryPoint;
import io.github.dockeroptimize.application.PythonStart;
import io.github.dockeroptimize.inspect.python.PythonApplications.Application;
import io.github.dockeroptimize.inspect.python.PythonModules.Module;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Finds how a project is started: by its Procfile, a script with its name, the application of a web framework, another
 * script, or a module that can be run. What is found but can't be started stops the search.
 */
final class PythonStarts {

    private final PythonFiles files;
    private final PythonModules modules;
    private final Set<String> packages;
    private final List<EntryPoint> scripts;
    private final String name;
    private final PythonServers servers;
    private final List<Application> applications;

    /**
     * Looks into a project.
     *
     * @param packages that it depends on directly, normalized as PyPI does
     * @param scripts programs that its manifest declares
     * @param list the file that names its packages, for messages
     */
    PythonStarts(
            PythonFiles files,
            PythonModules modules,
            Set<String> packages,
            List<EntryPoint> scripts,
            String name,
            String list) {
        this.files = files;
        this.modules = modules;
        this.packages = packages;
        this.scripts = scripts;
        this.name = PythonRequirements.normalized(name);
        this.servers = new PythonServers(files, modules, packages, list);
        this.applications = PythonApplications.of(modules, name);
    }

    PythonStart find() {
        Set<String> programs = new LinkedHashSet<>(packages);
        scripts.forEach(script -> programs.add(PythonRequirements.normalized(script.name())));
        PythonFrameworks frameworks = new PythonFrameworks(files, modules, packages);
        DjangoStart django = new DjangoStart(files, modules, servers);
        Optional<PythonStart> script = onlyScript();
        return Stream.<Supplier<Optional<PythonStart>>>of(
                        () -> new PythonProcfile(files, modules, programs)
                                .start()
                                .map(start -> start.noting(
                                        django.uncollected().stream().toList())),
                        this::ownScript,
                        django::find,
                        new FlaskVariable(files, modules, servers, applications)::find,
                        this::served,
                        frameworks::streamlit,
                        frameworks::gradio,
                        () -> script,
                        this::webApplication,
                        frameworks::celery,
                        () -> new RunnableModules(modules, packages, name).find())
                .map(Supplier::get)
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(() -> PythonStart.none(
                        "it has neither a Procfile, [project.scripts], a web application with its server, nor a main.py",
                        "set <entrypoint> or -Ddocker-optimize.entrypoint, such as 'python,-m,package'"));
    }

    private Optional<PythonStart> ownScript() {
        return scripts.stream()
                .filter(script -> PythonRequirements.normalized(script.name()).equals(name))
                .flatMap(script -> start(script).stream())
                .findFirst()
                .map(start -> servedToo()
                        .map(other -> start.noting(List.of("the image starts the program '"
                                + start.command().get(0)
                                + "' of [project.scripts]; '" + other.target()
                                + "' is a web application, too: to start it, set <entrypoint>")))
                        .orElse(start));
    }

    private Optional<PythonStart> onlyScript() {
        return scripts.size() == 1 ? start(scripts.get(0)) : Optional.empty();
    }

    /** A program of the project, unless it starts tests or a development server. */
    private Optional<PythonStart> start(EntryPoint script) {
        Optional<String> path = modules.pathOf(script.target().replaceFirst(":.*", ""), "");
        Optional<Module> module = path.flatMap(
                file -> modules.ofPath(file.replaceFirst("\\.py$", "")).or(() -> modules.ofPath(file + "/__init__")));
        boolean refused = module.filter(DevelopmentServers::startedBy).isPresent()
                || path.filter(file -> file.endsWith(".py"))
                        .filter(modules::isTest)
                        .isPresent();
        return refused
                ? Optional.empty()
                : Optional.of(PythonStart.of(List.of(script.name()))
                        .naming(path.stream().toList()));
    }

    private Optional<Application> servedToo() {
        return applications.stream()
                .filter(one -> one.required().isEmpty() && servers.canServe(one.kind()))
                .findFirst();
    }

    private Optional<PythonStart> served() {
        return servedToo().map(one -> servers.start(one).noting(others(one)));
    }

    /** Applications of other modules, of which the project may mean one. */
    private List<String> others(Application chosen) {
        if (chosen.made() || chosen.module().shortName().matches("wsgi|asgi")) {
            return List.of();
        }
        List<String> others = applications.stream()
                .filter(one -> !one.made() && !one.module().equals(chosen.module()))
                .filter(one -> one.object().matches("app|application") && !imports(chosen.module(), one.module()))
                .map(Application::target)
                .distinct()
                .limit(3)
                .toList();
        return others.isEmpty()
                ? List.of()
                : List.of("the image serves '" + chosen.target() + "'; there are also " + String.join(", ", others)
                        + ": to serve another, set <entrypoint>");
    }

    private static boolean imports(Module importer, Module other) {
        return importer.text().contains(other.shortName());
    }

    /** An application that can't be served is run by its module if that has a server of its own. */
    private Optional<PythonStart> webApplication() {
        return applications.stream()
                .findFirst()
                .map(one -> Stream.concat(
                                Stream.of(one.module()), modules.all().stream().filter(module -> module.depth() == 1))
                        .filter(DevelopmentServers::isServer)
                        .findFirst()
                        .map(RunnableModules::listening)
                        .orElseGet(() -> servers.start(one)));
    }
}
