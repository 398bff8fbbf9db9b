package io.github.dockeroptimize.check;

import java.util.List;
import java.util.Optional;

/**
 * The outcome of a rule.
 *
 * @param broken the violations, with the figure, the limit and the largest cause; empty if the rule is kept
 * @param unknown why the rule could not be checked
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
