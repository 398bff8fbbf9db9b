package io.github.dockeroptimize.plan;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.application.NodePort;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Makes the port that the image declares and the one that the program listens on the same. */
record NodePorts(NodePort program, List<Port> chosen, int usual) {

    private static final int FIRST_FOR_ALL = 1024;

    /** The port to declare where the user names none; empty if it isn't known. */
    OptionalInt find(Map<String, String> environment, List<String> notes) {
        if (!chosen.isEmpty()) {
            int port = chosen.get(0).first();
            if (program.variable()
                    && (program.number().isEmpty() || program.number().getAsInt() != port)) {
                environment.put("PORT", Integer.toString(port));
            }
            return OptionalInt.of(port);
        }
        if (program.number().isPresent()) {
            low(program.number().getAsInt()).stream().forEach(notes::add);
            return program.number();
        }
        if (program.variable()) {
            environment.put("PORT", Integer.toString(usual));
            return OptionalInt.of(usual);
        }
        if (program.listens()) {
            notes.add("the port that the program listens on is not found, so the image declares none: set <ports> or"
                    + " -Ddocker-optimize.ports");
        }
        return OptionalInt.empty();
    }

    /** A note about a port that not everybody may listen on. */
    static List<String> low(int port) {
        return port < FIRST_FOR_ALL
                ? List.of("port " + quote(port)
                        + " is below 1024, where Docker lets every user listen and other container"
                        + " engines only root: a port above, such as " + quote(port + 8000) + ", works everywhere")
                : List.of();
    }
}
