package io.github.dockeroptimize.inspect.node;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.InvalidInputException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Commands of other runtimes of JavaScript, which no image here has unless a dependency brings them. */
final class NodeRuntimes {

    private static final Map<String, String> OTHERS = Map.of("bun", "Bun", "bunx", "Bun", "deno", "Deno");
    private static final Pattern CALL = Pattern.compile("(?:^|[&|;(]|\\b[A-Za-z_]\\w*=\\S+\\s)\\s*(bunx?|deno)(?=\\s)");

    private NodeRuntimes() {}

    /** The name of the runtime whose command this is; empty if it is none, or if a dependency has it. */
    static Optional<String> of(String command, NodeManifest manifest) {
        return Optional.ofNullable(OTHERS.get(command)).filter(name -> !manifest.needs(command.replaceFirst("x$", "")));
    }

    /** @throws InvalidInputException if the build needs another runtime */
    static void requireNone(NodeManifest manifest) {
        Matcher call = CALL.matcher(manifest.build());
        while (call.find()) {
            of(call.group(1), manifest).ifPresent(name -> {
                throw new InvalidInputException(
                        "'scripts.build' in 'package.json' runs " + quote(call.group(1)) + ", and the builder has no "
                                + name,
                        "add '" + call.group(1).replaceFirst("x$", "")
                                + "' to 'devDependencies', which installs it, or build with Node.js");
            });
        }
    }
}
