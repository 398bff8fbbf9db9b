package io.github.dockeroptimize.application;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the port that a server's options bind. */
public final class CommandPorts {

    private static final Pattern OPTION = Pattern.compile(
            "(?:^| )(?:-b|--bind|-p|--port|--listen|--http|--http-socket|--server\\.port)[ =](?:\\S*:)?(\\d{2,5})(?= |$)");
    private static final Pattern LOCAL = Pattern.compile("[ =](127\\.0\\.0\\.1|localhost|unix:\\S*)(?=[: ]|$)");

    private CommandPorts() {}

    /** The port that is a number in the command. */
    public static OptionalInt of(List<String> command) {
        Matcher option = OPTION.matcher(String.join(" ", command));
        return option.find() ? OptionalInt.of(Integer.parseInt(option.group(1))) : OptionalInt.empty();
    }

    /** A note if it listens where nothing outside of the container reaches it. */
    public static Optional<String> unreachable(List<String> command) {
        Matcher local = LOCAL.matcher(String.join(" ", command));
        if (command.get(0).matches("uvicorn|hypercorn|granian")
                && command.stream().noneMatch(word -> word.matches("(--host|--bind|-b)(=.*)?"))) {
            return Optional.of("the start command has no '--host 0.0.0.0', so " + command.get(0)
                    + " binds 127.0.0.1, which nothing outside of the container reaches");
        }
        return local.find()
                ? Optional.of("the start command binds '" + local.group(1)
                        + "', which nothing outside of the container reaches")
                : Optional.empty();
    }
}
