package io.github.dockeroptimize.plan;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.application.CommandPorts;
import io.github.dockeroptimize.application.PythonProject;
import io.github.dockeroptimize.application.PythonStart;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Arranges a Python project with its virtual environment, on the slim image of the interpreter that created it. */
final class PythonArrangement {

    private static final String PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    private final PythonProject project;
    private final ImageConfig config;
    private final ImagePath root;
    private final boolean own;

    private PythonArrangement(PythonProject project, ImageConfig config) {
        this.project = project;
        this.config = config;
        this.root = config.workingDirectory().orElse(Arrangement.DEFAULT_ROOT);
        this.own = config.entrypoint().isEmpty() && !project.start().command().isEmpty();
    }

    static Arrangement of(PythonProject project, String module, Options options) {
        return new PythonArrangement(project, options.config()).arrange(module, options);
    }

    private Arrangement arrange(String module, Options options) {
        PythonImages images = PythonImages.of(project, options);
        requireStart();
        List<String> notes = new ArrayList<>(images.notes());
        notes.addAll(project.notes());
        notes.addAll(SystemLibraries.ofPython(project, images.base(), options.packages()));
        if (own) {
            notes.addAll(project.start().notes());
        }
        mismatch().ifPresent(notes::add);
        return new Arrangement(
                images.base(),
                new Recipe.Compiled(project, module, images.builder(), root)
                        .layers(LayerName.DEPENDENCIES, LayerName.APPLICATION),
                own ? command() : List.of(),
                environment(),
                port(),
                Optional.of(root),
                notes);
    }

    private void requireStart() {
        project.start().missing().ifPresent(missing -> {
            if (config.entrypoint().isEmpty() && config.arguments().isEmpty()) {
                throw new InvalidInputException(
                        "no start command found in " + quote(project.context().getFileName()) + ": "
                                + missing.problem(),
                        missing.remedy());
            }
        });
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("PATH", root + "/.venv/bin:" + PATH);
        environment.put(
                "PYTHONPATH",
                Stream.concat(project.roots().stream().map(path -> root + "/" + path), Stream.of(root.value()))
                        .collect(Collectors.joining(":")));
        environment.put("PYTHONUNBUFFERED", "1");
        environment.put("PYTHONDONTWRITEBYTECODE", "1");
        if (own) {
            project.start().environment().forEach((name, value) -> environment.put(name, withPort(value)));
        }
        return environment;
    }

    private List<String> command() {
        List<String> command = new ArrayList<>();
        project.start().command().forEach(word -> command.add(withPort(word)));
        command.set(0, root + "/.venv/bin/" + command.get(0));
        return command;
    }

    private String withPort(String word) {
        return word.replace(PythonStart.PORT, String.valueOf(port().orElse(0)));
    }

    /** What the program binds: for a start command of the user's, what that says. */
    private OptionalInt port() {
        OptionalInt known = project.start().port();
        if (own) {
            return project.start().takesPort() && !config.ports().isEmpty()
                    ? OptionalInt.of(config.ports().get(0).first())
                    : known;
        }
        OptionalInt given = CommandPorts.of(Stream.concat(config.entrypoint().stream(), config.arguments().stream())
                .toList());
        return given.isPresent() ? given : known;
    }

    private Optional<String> mismatch() {
        OptionalInt bound = port();
        boolean exposed = bound.isEmpty()
                || config.ports().isEmpty()
                || config.ports().stream()
                        .anyMatch(port -> port.first() <= bound.getAsInt() && bound.getAsInt() <= port.last());
        return exposed
                ? Optional.empty()
                : Optional.of("'ports' has "
                        + config.ports().stream().map(Port::toString).collect(Collectors.joining(", "))
                        + ", but the program is found to bind " + bound.getAsInt());
    }
}
