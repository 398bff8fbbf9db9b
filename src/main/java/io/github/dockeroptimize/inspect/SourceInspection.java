package io.github.dockeroptimize.inspect;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.application.GoFlags;
import io.github.dockeroptimize.application.SourceProject;
import io.github.dockeroptimize.inspect.context.SourceChoices;
import io.github.dockeroptimize.inspect.go.GoInspector;
import io.github.dockeroptimize.inspect.node.NodeInspector;
import io.github.dockeroptimize.inspect.python.PythonInspector;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Recognises the project in a module's directory by its files. */
public final class SourceInspection {

    private SourceInspection() {}

    /**
     * The project in a directory; empty if its shape is not supported.
     *
     * @param name of the module, which decides if a project has several programs
     * @param flags of the user for Go, whose tags decide which programs there are
     * @param choices of the user about the sources and the start command
     * @throws InvalidInputException if the project is invalid or has nothing to start
     */
    public static Optional<SourceProject> recognise(Path folder, String name, GoFlags flags, SourceChoices choices) {
        return new SourceLanguages(folder, choices, language -> switch (language) {
                    case GO -> new GoInspector(flags).inspect(folder, name, choices);
                    case PYTHON -> new PythonInspector().inspect(folder, name, choices);
                    case NODE -> new NodeInspector().inspect(folder, choices);
                })
                .recognise();
    }

    /** What the image of a project doesn't have, since it is of another language in the same directory. */
    public static List<String> notes(Path folder, SourceProject project, SourceChoices choices) {
        return new SourceLanguages(folder, choices, language -> Optional.empty()).notes(project);
    }
}
