package io.github.dockeroptimize.lint.text;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An instruction with its lines joined.
 *
 * @param name as written
 * @param flags the leading words that begin with {@code --}
 * @param rest the text after the flags
 * @param json the words of an exec form
 * @param words the arguments as the builder splits them; a pair is {@code name=value}
 * @param comments the comments directly above it
 * @param trigger the instruction that {@code ONBUILD} triggers
 */
public record Instruction(
        String name,
        List<String> flags,
        String rest,
        Optional<List<String>> json,
        List<String> words,
        int line,
        List<String> comments,
        List<Heredoc> heredocs,
        Optional<Instruction> trigger) {

    /** The name in upper case. */
    public String keyword() {
        return name.toUpperCase(Locale.ROOT);
    }

    public boolean is(String keyword) {
        return keyword().equals(keyword);
    }

    public boolean isJson() {
        return json.isPresent();
    }

    /** The values of a flag, in order. */
    public Stream<String> flag(String name) {
        String start = "--" + name + "=";
        return flags.stream().filter(flag -> flag.startsWith(start)).map(flag -> flag.substring(start.length()));
    }

    /** The pairs of {@code ENV} and {@code LABEL}. */
    public List<NameValue> pairs() {
        if (words.isEmpty()) {
            return List.of();
        }
        if (!words.get(0).contains("=")) {
            int end = Whitespace.endOfWord(rest);
            return List.of(new NameValue(rest.substring(0, end), Whitespace.stripLeading(rest.substring(end)), true));
        }
        return words.stream().map(NameValue::of).toList();
    }

    /** The sources of {@code ADD} and {@code COPY}: all words but the last, without inline content. */
    public List<String> sources() {
        return words.subList(0, Math.max(0, words.size() - 1)).stream()
                .filter(source -> !source.startsWith("<<"))
                .toList();
    }

    public String destination() {
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

    /** The same instruction at another line. */
    public Instruction at(int other) {
        return new Instruction(name, flags, rest, json, words, other, comments, heredocs, trigger);
    }
}
