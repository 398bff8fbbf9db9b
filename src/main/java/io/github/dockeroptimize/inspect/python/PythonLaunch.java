package io.github.dockeroptimize.inspect.python;

import io.github.dockeroptimize.application.PythonStart;
import io.github.dockeroptimize.inspect.python.PythonExtras.Extra;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * How a project is started, and what is installed for it: also an extra of its own where that brings the program, such as
 * {@code server = ["gunicorn"]}.
 */
record PythonLaunch(PythonInstalls installs, PythonStart start) {

    /**
     * Chooses the extra.
     *
     * @param starts the start command with what is installed
     */
    static PythonLaunch of(PythonInstalls installs, PythonExtras extras, Function<PythonInstalls, PythonStart> starts) {
        PythonStart start = starts.apply(installs);
        for (Extra extra : extras.forUsers()) {
            PythonInstalls more = installs.with(extra);
            PythonStart other = starts.apply(more);
            String program = program(other);
            boolean brings =
                    extra.packages().contains(program) && !installs.names().contains(program);
            if (other.missing().isEmpty() && brings) {
                return new PythonLaunch(
                        more,
                        other.noting(List.of("the " + extra.describe() + " of the project is installed, since it has '"
                                + program + "', which the image starts")));
            }
        }
        return new PythonLaunch(installs, start);
    }

    /** The package that brings the command. */
    private static String program(PythonStart start) {
        List<String> command = new ArrayList<>(start.command());
        command.removeIf(word -> word.equals("python") || word.equals("-m"));
        String name = command.isEmpty() ? "" : PythonRequirements.normalized(command.get(0));
        return name.equals("waitress-serve") ? "waitress" : name;
    }
}
