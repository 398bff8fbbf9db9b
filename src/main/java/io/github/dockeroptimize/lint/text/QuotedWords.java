package io.github.dockeroptimize.lint.text;

import java.util.ArrayList;
import java.util.List;

/** Splits text at spaces that are neither quoted nor escaped. */
final class QuotedWords {

    /** The leading flags of an instruction, and the text after them. */
    record Flags(List<String> words, String rest) {}

    private final char escape;

    QuotedWords(char escape) {
        this.escape = escape;
    }

    /** The words, with their quotes. An escape character at the very end is left out. */
    List<String> words(String text) {
        List<String> words = new ArrayList<>();
        int position = 0;
        while (position < text.length()) {
            if (Whitespace.isSpace(text.charAt(position))) {
                position++;
            } else {
                StringBuilder word = new StringBuilder();
                position = readWord(text, position, true, word);
                if (!word.isEmpty()) {
                    words.add(word.toString());
                }
            }
        }
        return words;
    }

    /** The leading words that begin with two hyphens, without their quotes. A bare {@code --} ends them. */
    Flags flags(String text) {
        List<String> words = new ArrayList<>();
        int position = 0;
        while (position < text.length()) {
            if (Whitespace.isSpace(text.charAt(position))) {
                position++;
                continue;
            }
            if (!text.startsWith("--", position)) {
                return new Flags(words, text.substring(position));
            }
            StringBuilder word = new StringBuilder();
            position = readWord(text, position, false, word);
            if (word.toString().equals("--")) {
                return new Flags(words, text.substring(position));
            }
            words.add(word.toString());
        }
        return new Flags(words, "");
    }

    private int readWord(String text, int start, boolean verbatim, StringBuilder word) {
        char quote = 0;
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote == 0 && Whitespace.isSpace(c)) {
                return i;
            }
            boolean opens = quote == 0 && (c == '"' || c == '\'');
            boolean closes = quote != 0 && c == quote;
            if (opens || closes) {
                quote = opens ? c : 0;
                if (verbatim) {
                    word.append(c);
                }
            } else if (c == escape && !(verbatim && quote == '\'')) {
                if (i + 1 < text.length()) {
                    word.append(verbatim ? text.substring(i, i + 2) : text.substring(i + 1, i + 2));
                }
                i++;
            } else {
                word.append(c);
            }
        }
        return text.length();
    }
}
