package io.github.dockeroptimize.inspect;

import java.util.List;
import java.util.Optional;

/**
 * A program that Node.js runs.
 *
 * @param start what starts it; empty where the project doesn't say it
 * @param files what it needs of the sources, beside its {@code package.json}
 * @param outputs what it needs of what the build makes
 * @param certain whether the build makes all outputs, not just one or the other of them
 */
public record NodeServer(Optional<NodeStart> start, List<NodeEntry> files, List<String> outputs, boolean certain)
        implements NodeResult {

    public NodeServer {
        files = List.copyOf(files);
        outputs = List.copyOf(outputs);
    }
}
