package io.github.dockeroptimize.lint;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One instruction, its lines joined.
 *
 * @param name as written
 * @param flags the words that begin with {@code --}, before all others
 * @param rest what follows the flags
 * @param json the words of an exec form
 * @param words the arguments as the builder parts them; of a pair, {@code name=value}
 * @param comments those right above it
 * @param trigger what {@code ONBUILD} keeps for later
 */
record Instruction(
        String name,
        List<String> flags,
        String rest,
        Optional<List<String>> json,
        List<String> words,
        int line,
        List<String> comments,
        List<Heredoc> heredocs,
        Optional<Instruction> trigger) {

    /** The name in capitals. */
    String keyword() {
        return name.toUpperCase(Locale.ROOT);
    }

    boolean is(String keyword) {
        return keyword().equals(keyword);
    }

    boolean isJson() {
        return json.isPresent();
    }

    /** The values of a flag, in order. */
    Stream<String> flag(String name) {
        String start = "--" + name + "=";
        return flags.stream().filter(flag -> flag.startsWith(start)).map(flag -> flag.substring(start.length()));
    }

    /** The pairs of {@code ENV} and {@code LABEL}. */
    List<Pair> pairs() {
        if (words.isEmpty()) {
            return List.of();
        }
        if (!words.get(0).contains("=")) {
            int end = Blanks.endOfWord(rest);
            return List.of(new Pair(rest.substring(0, end), Blanks.stripLeading(rest.substring(end)), true));
        }
        return words.stream().map(Pair::of).toList();
    }

    /** All but the last of {@code ADD} and {@code COPY}, without content that stands in the Dockerfile. */
    List<String> sources() {
        return words.subList(0, Math.max(0, words.size() - 1)).stream()
                .filter(source -> !source.startsWith("<<"))
                .toList();
    }

    String destination() {
        return words.isEmpty() ? "" : words.get(words.size() - 1);
    }

    Instruction withHeredocs(List<Heredoc> contents) {
        return new Instruction(
                name,
                flags,
                rest,
                json,
                words,
                line,
                comments,
                contents,
                trigger.map(inner -> inner.withHeredocs(contents)));
    }

    /** As if it stood at another line. */
    Instruction at(int other) {
        return new Instruction(name, flags, rest, json, words, other, comments, heredocs, trigger);
    }
}
