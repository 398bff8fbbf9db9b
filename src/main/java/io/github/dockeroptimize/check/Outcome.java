package io.github.dockeroptimize.check;

import java.util.List;
import java.util.Optional;

/**
 * What a rule says.
 *
 * @param broken what breaks it, with the figure, the limit and the largest cause; empty where it is kept
 * @param unknown why it could not be told
 */
record Outcome(List<String> broken, Optional<String> unknown) {

    static final Outcome KEPT = new Outcome(List.of(), Optional.empty());

    Outcome {
        broken = List.copyOf(broken);
    }

    static Outcome broken(String message) {
        return new Outcome(List.of(message), Optional.empty());
    }

    static Outcome broken(List<String> messages) {
        return new Outcome(messages, Optional.empty());
    }

    static Outcome unknown(String why) {
        return new Outcome(List.of(), Optional.of(why));
    }
}
