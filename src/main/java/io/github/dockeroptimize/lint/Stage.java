package io.github.dockeroptimize.lint;

import java.util.List;
import java.util.Locale;

/** A {@code FROM} and what follows it, up to the next one. */
record Stage(int index, Instruction from, List<Instruction> body) {

    /** The image as written, or nothing. */
    String image() {
        return from.words().isEmpty() ? "" : from.words().get(0);
    }

    /** The name as written, or nothing. */
    String alias() {
        List<String> words = from.words();
        return words.size() == 3 && words.get(1).equalsIgnoreCase("as") ? words.get(2) : "";
    }

    /** The name that others call it by. */
    String name() {
        return alias().toLowerCase(Locale.ROOT);
    }
}
