package io.github.dockeroptimize.application;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A program that Node.js runs.
 *
 * @param start the start command; empty if the user's own names nothing of the project
 * @param environment variables that its framework needs in a container
 * @param files the sources that it needs at run time, besides its {@code package.json}
 * @param outputs the build outputs that it needs at run time
 * @param certain whether the build creates all outputs, not only some of them
 * @param bundle the build output that replaces installed dependencies, if there is one
 */
public record NodeServer(
        Optional<NodeStart> start,
        Map<String, String> environment,
        List<NodeEntry> files,
        List<String> outputs,
        boolean certain,
        Optional<NodeBundle> bundle,
        NodePort port)
        implements NodeResult {

    public NodeServer {
        environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
        files = List.copyOf(files);
        outputs = List.copyOf(outputs);
    }

    @Override
    public <T> T match(Function<NodeServer, T> server, Function<NodeSite, T> site) {
        return server.apply(this);
    }
}
