package io.github.dockeroptimize.lint.text;

import java.util.List;
import java.util.Optional;

/** Parses an instruction into name, flags and arguments; the form of the arguments depends on the name. */
final class InstructionParser {

    private final Directives directives;

    InstructionParser(Directives directives) {
        this.directives = directives;
    }

    Instruction parse(String text, int line, List<String> comments) {
        return parse(text, line, comments, true);
    }

    /** The content of an {@code ONBUILD} in an {@code ONBUILD} is wrong anyway, and not parsed. */
    private Instruction parse(String text, int line, List<String> comments, boolean outer) {
        String whole = Whitespace.strip(text);
        int end = Whitespace.endOfWord(whole);
        String name = whole.substring(0, end);
        QuotedWords.Flags flags =
                new QuotedWords(directives.escape()).flags(Whitespace.stripLeading(whole.substring(end)));
        Instruction bare = new Instruction(
                name,
                flags.words(),
                Whitespace.strip(flags.rest()),
                Optional.empty(),
                List.of(),
                line,
                List.copyOf(comments),
                List.of(),
                Optional.empty());
        return complete(bare, outer);
    }

    private Instruction complete(Instruction bare, boolean outer) {
        String rest = bare.rest();
        return switch (bare.keyword()) {
            case "ADD", "COPY", "VOLUME" ->
                json(bare, rest)
                        .map(words -> with(bare, Optional.of(words), words))
                        .orElseGet(() -> with(bare, Optional.empty(), Whitespace.words(rest)));
            case "CMD", "ENTRYPOINT", "RUN", "SHELL" -> command(bare, rest);
            case "HEALTHCHECK" -> command(bare, Whitespace.stripLeading(rest.substring(Whitespace.endOfWord(rest))));
            case "EXPOSE", "FROM" -> with(bare, Optional.empty(), Whitespace.words(rest));
            case "ENV", "LABEL" -> pairs(with(bare, Optional.empty(), quoted(rest)));
            case "ARG" -> with(bare, Optional.empty(), quoted(rest));
            case "ONBUILD" ->
                rest.isEmpty() || !outer ? bare : withTrigger(bare, parse(rest, bare.line(), List.of(), false));
            default -> with(bare, Optional.empty(), rest.isEmpty() ? List.of() : List.of(rest));
        };
    }

    private List<String> quoted(String rest) {
        return new QuotedWords(directives.escape()).words(rest);
    }

    private static Instruction command(Instruction bare, String text) {
        Optional<List<String>> json = json(bare, text);
        return with(bare, json, json.orElseGet(() -> text.isEmpty() ? List.of() : List.of(text)));
    }

    private static Optional<List<String>> json(Instruction bare, String text) {
        return JsonWords.read(text, bare.line());
    }

    private static Instruction pairs(Instruction instruction) {
        List<String> words = instruction.words();
        if (words.isEmpty()) {
            return instruction;
        }
        if (!words.get(0).contains("=")) {
            if (Whitespace.words(instruction.rest()).size() < 2) {
                throw new SyntaxException(
                        instruction.line(), "'" + words.get(0) + "' has no value; write '" + words.get(0) + "=…'");
            }
            return instruction;
        }
        for (String word : words) {
            if (!word.contains("=")) {
                throw new SyntaxException(
                        instruction.line(), "'" + word + "' has no value; quote what has spaces, or write name=value");
            }
        }
        return instruction;
    }

    private static Instruction with(Instruction bare, Optional<List<String>> json, List<String> words) {
        return new Instruction(
                bare.name(),
                bare.flags(),
                bare.rest(),
                json,
                words,
                bare.line(),
                bare.comments(),
                bare.heredocs(),
                bare.trigger());
    }

    private static Instruction withTrigger(Instruction bare, Instruction trigger) {
        return new Instruction(
                bare.name(),
                bare.flags(),
                bare.rest(),
                bare.json(),
                List.of(bare.rest()),
                bare.line(),
                bare.comments(),
                bare.heredocs(),
                Optional.of(trigger));
    }
}
