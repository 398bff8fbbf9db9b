package io.github.dockeroptimize.lint.text;

import java.util.List;
import java.util.Locale;

/** A {@code FROM} and what follows it, up to the next one. */
public record Stage(int index, Instruction from, List<Instruction> body) {

    /** The image as written, or an empty text. */
    public String image() {
        return from.words().isEmpty() ? "" : from.words().get(0);
    }

    /** The name as written, or an empty text. */
    public String alias() {
        List<String> words = from.words();
        return words.size() == 3 && words.get(1).equalsIgnoreCase("as") ? words.get(2) : "";
    }

    /** The name by which other stages refer to it. */
    public String name() {
        return alias().toLowerCase(Locale.ROOT);
    }
}
