package io.github.dockeroptimize.inspect.node;

import io.github.dockeroptimize.application.NodeBundle;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * How a framework is meant to run in production.
 *
 * @param tool its own command, whose servers this replaces
 * @param whole whether this replaces all its commands, not only those for development
 * @param start the start command; a command of a dependency without its directory
 * @param environment variables that make it reachable from outside of the container
 * @param port its default
 * @param paths files and directories that it reads at run time
 */
record NodeFramework(
        String name,
        String tool,
        boolean whole,
        List<String> start,
        Map<String, String> environment,
        int port,
        Optional<NodeBundle> bundle,
        List<String> paths) {

    /** Whether the framework's start command is to be used instead of this one. */
    boolean replaces(List<String> words, Predicate<String> isFile) {
        if (words.isEmpty()) {
            return false;
        }
        boolean standalone = words.equals(List.of("node", "server.js")) && !isFile.test("server.js");
        return (words.get(0).equals(tool) && (whole || NodeDevelopment.is(words)))
                || (standalone && bundle.isPresent());
    }

    /** Whether it is the file, or the command of a dependency, that it starts. */
    boolean starts(String file) {
        String own = start.get(0).equals("node") ? start.get(1) : start.get(0);
        return Path.of(own).normalize().equals(Path.of(file).normalize());
    }
}
