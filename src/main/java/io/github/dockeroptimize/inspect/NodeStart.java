package io.github.dockeroptimize.inspect;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What starts a program.
 *
 * @param command word by word, without a shell: {@code node} and a file, or a command that a dependency has installed
 * @param environment what is set for it
 * @param output what a build has to make for it, seen from the project's folder; empty where it runs from its sources
 */
public record NodeStart(List<String> command, Map<String, String> environment, Optional<String> output) {

    /** The folder that package managers install commands to. */
    static final String COMMANDS = "node_modules/.bin/";

    public NodeStart {
        command = List.copyOf(command);
    }

    /** Whether it is {@code node} itself that is started. */
    public boolean isNode() {
        return command.get(0).equals("node");
    }
}
