package io.github.dockeroptimize.application;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * The port that a program listens on.
 *
 * @param number empty if it listens on none, or if nothing says for certain on which
 * @param doubt a clause that says why the number isn't known; empty if it is, or if there is none
 * @param setting the name of the framework's setting that decides, such as {@code server.port}; empty if none does
 */
public record ListeningPort(OptionalInt number, Optional<String> doubt, Optional<String> setting) {

    public static final ListeningPort NONE = new ListeningPort(OptionalInt.empty(), Optional.empty(), Optional.empty());

    public static ListeningPort of(int number) {
        return new ListeningPort(OptionalInt.of(number), Optional.empty(), Optional.empty());
    }

    /** @param doubt why, as a clause */
    public static ListeningPort unknown(String doubt) {
        return new ListeningPort(OptionalInt.empty(), Optional.of(doubt), Optional.empty());
    }

    /** The same port, which this setting of the framework decides. */
    public ListeningPort by(String name) {
        return new ListeningPort(number, doubt, Optional.of(name));
    }

    /** What a user should know who has not set the port; empty if it is known. */
    public Optional<String> note() {
        return doubt.map(why -> "no port is declared, since " + why + "; set <ports> or -Ddocker-optimize.ports");
    }
}
