package io.github.dockeroptimize.inspect;

import io.github.dockeroptimize.InvalidInputException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Asks by its files what a folder beside the Java modules holds; the first that recognises its shape wins. */
public final class SourceInspection {

    private static final List<SourceInspector> INSPECTORS =
            List.of(new GoInspector(), new PythonInspector(), new NodeInspector());

    private SourceInspection() {}

    /**
     * The project in a folder, or nothing where it is none of those known.
     *
     * @param name of the module, which decides where a project has several things to start
     * @throws InvalidInputException if there is one that is broken or has nothing to start
     */
    public static Optional<SourceProject> recognise(Path folder, String name) {
        return INSPECTORS.stream()
                .map(inspector -> inspector.inspect(folder, name))
                .flatMap(Optional::stream)
                .findFirst();
    }
}
