package io.github.dockeroptimize.plan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * The layout of one shape in the image, and its start command.
 *
 * @param base the base image: the user's, or the default of the shape
 * @param command the start command; empty if the base image starts the application
 * @param environment default variables of the shape, which the user's override
 * @param port the port that it is known to listen on
 * @param workingDirectory empty for that of the base image
 */
record Arrangement(
        BaseImage base,
        List<Layer> layers,
        List<String> command,
        Map<String, String> environment,
        OptionalInt port,
        Optional<ImagePath> workingDirectory,
        List<String> notes) {

    static final ImagePath DEFAULT_ROOT = new ImagePath("/app");

    /** The file name of an application that is started with {@code java -jar}. */
    static final String APPLICATION_JAR = "app.jar";

    /** This arrangement with additional default variables. */
    Arrangement withDefaults(Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(environment);
        all.putAll(more);
        return new Arrangement(base, layers, command, all, port, workingDirectory, notes);
    }

    /** This arrangement with additional notes. */
    Arrangement withNotes(List<String> more) {
        return new Arrangement(
                base,
                layers,
                command,
                environment,
                port,
                workingDirectory,
                Stream.concat(notes.stream(), more.stream()).toList());
    }
}
