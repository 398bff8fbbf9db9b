package io.github.dockeroptimize.lint.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Splits a shell script into words and operators. */
public final class ShellWords {

    public static final int DEEPEST = 20;

    public enum Kind {
        WORD,
        SEPARATOR,
        /** The command before it determines whether the next one runs. */
        AND_OR,
        PIPE,
        OPEN,
        CLOSE,
        REDIRECTION,
        /** A meaningless part of a redirection. */
        NOTHING,
        END
    }

    /**
     * A word.
     *
     * @param text without quotes
     * @param literal whether it is the same in every run
     * @param quoted whether a part of it is quoted
     * @param scripts whose output is part of it
     * @param variables the text between the braces, including operators
     * @param bareVariables unquoted variables
     * @param bareScripts unquoted scripts
     */
    public record Word(
            String text,
            boolean literal,
            boolean quoted,
            List<String> scripts,
            List<String> variables,
            List<String> bareVariables,
            List<String> bareScripts) {

        static Word of(String text, boolean literal, List<String> scripts) {
            return new Word(text, literal, false, scripts, List.of(), List.of(), List.of());
        }

        /** The word without variables that get a default value, which is the only use of {@code :}. */
        public Word withoutDefaults() {
            List<String> others = bareVariables.stream()
                    .filter(variable -> variable.indexOf('=') < 0)
                    .toList();
            return new Word(text, literal, quoted, scripts, variables, others, bareScripts);
        }

        public boolean isKeyword(Set<String> keywords) {
            return !quoted && literal && keywords.contains(text);
        }

        public boolean isAssignment() {
            int equals = text.indexOf('=');
            int end = equals > 0 && text.charAt(equals - 1) == '+' ? equals - 1 : equals;
            return end > 0
                    && !Character.isDigit(text.charAt(0))
                    && text.substring(0, end).chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '_');
        }
    }

    public record Token(Kind kind, Word word) {

        static Token of(Kind kind) {
            return new Token(kind, Word.of("", true, List.of()));
        }
    }

    private final String text;
    private final List<String> heredocs = new ArrayList<>();
    private int position;

    public ShellWords(String text) {
        this.text = text;
    }

    public Token next() {
        skipBlanks();
        if (position >= text.length()) {
            return Token.of(Kind.END);
        }
        char c = text.charAt(position);
        return switch (c) {
            case '\n' -> {
                position++;
                skipHeredocs();
                yield Token.of(Kind.SEPARATOR);
            }
            case ';' -> {
                position++;
                yield Token.of(Kind.SEPARATOR);
            }
            case '(' -> {
                position++;
                yield Token.of(Kind.OPEN);
            }
            case ')' -> {
                position++;
                yield Token.of(Kind.CLOSE);
            }
            case '&' -> readAmpersand();
            case '|' -> readBar();
            case '<', '>' -> readRedirection();
            default -> readWord();
        };
    }

    private void skipBlanks() {
        while (position < text.length()) {
            char c = text.charAt(position);
            if (c == '#') {
                int end = text.indexOf('\n', position);
                position = end < 0 ? text.length() : end;
            } else if (c == '\\' && text.startsWith("\n", position + 1)) {
                position += 2;
            } else if (c == ' ' || c == '\t' || c == '\r') {
                position++;
            } else {
                return;
            }
        }
    }

    private Token readAmpersand() {
        if (text.startsWith("&>", position)) {
            return readRedirection();
        }
        boolean and = text.startsWith("&&", position);
        position += and ? 2 : 1;
        return Token.of(and ? Kind.AND_OR : Kind.SEPARATOR);
    }

    private Token readBar() {
        if (text.startsWith("||", position)) {
            position += 2;
            return Token.of(Kind.AND_OR);
        }
        position += text.startsWith("|&", position) ? 2 : 1;
        return Token.of(Kind.PIPE);
    }

    private Token readRedirection() {
        if (text.startsWith("<(", position) || text.startsWith(">(", position)) {
            String script = ScriptBounds.inBrackets(text, position + 1);
            position = ScriptBounds.endOfBrackets(text, position + 1);
            return new Token(Kind.WORD, Word.of("", false, List.of(script)));
        }
        boolean heredoc = text.startsWith("<<", position) && !text.startsWith("<<<", position);
        while (position < text.length() && "<>&|".indexOf(text.charAt(position)) >= 0) {
            position++;
        }
        if (heredoc) {
            position += text.startsWith("-", position) ? 1 : 0;
            skipBlanks();
            heredocs.add(readWord().word().text());
            return Token.of(Kind.NOTHING);
        }
        return Token.of(Kind.REDIRECTION);
    }

    private void skipHeredocs() {
        for (String end : heredocs) {
            boolean ended = false;
            while (!ended && position < text.length()) {
                int newLine = text.indexOf('\n', position);
                int stop = newLine < 0 ? text.length() : newLine;
                ended = text.substring(position, stop).strip().equals(end);
                position = Math.min(text.length(), stop + 1);
            }
        }
        heredocs.clear();
    }

    private Token readWord() {
        ShellWordReader reader = new ShellWordReader(text, position);
        Word word = reader.read();
        position = reader.end();
        boolean descriptor = position < text.length()
                && "<>".indexOf(text.charAt(position)) >= 0
                && !word.text().isEmpty()
                && word.text().chars().allMatch(Character::isDigit);
        return descriptor ? Token.of(Kind.NOTHING) : new Token(Kind.WORD, word);
    }
}
