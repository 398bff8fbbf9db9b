package io.github.dockeroptimize.plan;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.inspect.PythonProject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** A Python project with its virtual environment, on the small image of the same interpreter that made it. */
final class PythonArrangement {

    private static final int PORT = 8000;
    private static final String PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    private PythonArrangement() {}

    static SourceArrangement of(PythonProject project, Options options) {
        ImagePath root = options.workingDirectory().orElse(Arrangement.DEFAULT_ROOT);
        String programs = root + "/.venv/bin";
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("PATH", programs + ":" + PATH);
        environment.put("PYTHONPATH", root + (project.sourceLayout() ? "/src" : ""));
        environment.put("PYTHONUNBUFFERED", "1");
        environment.put("PYTHONDONTWRITEBYTECODE", "1");
        return new SourceArrangement(
                new BaseImage("python:" + project.release()),
                options.baseImage().orElse(new BaseImage("python:" + project.release() + "-slim")),
                root,
                command(project, programs, options),
                environment,
                OptionalInt.of(PORT),
                Optional.of(root),
                List.of());
    }

    private static List<String> command(PythonProject project, String programs, Options options) {
        if (!project.start().isEmpty()) {
            List<String> command = new ArrayList<>(project.start());
            command.set(0, programs + "/" + command.get(0));
            return command;
        }
        if (options.entrypoint().isEmpty() && options.arguments().isEmpty()) {
            throw new InvalidInputException(
                    "nothing in " + quote(project.context().getFileName())
                            + " says what starts it, neither [project.scripts] nor a web framework with its server nor a"
                            + " main.py; set <entrypoint> or -Ddocker-optimize.entrypoint, such as 'python,-m,package'");
        }
        return List.of();
    }
}
