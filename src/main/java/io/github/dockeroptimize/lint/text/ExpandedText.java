package io.github.dockeroptimize.lint.text;

import java.util.ArrayList;
import java.util.List;

/** The growing result of an expansion: text and words. */
final class ExpandedText {

    private final StringBuilder text = new StringBuilder();
    private final StringBuilder word = new StringBuilder();
    private final List<String> words = new ArrayList<>();

    /** Adds a character that separates words if it is a space. */
    void add(char c) {
        text.append(c);
        if (!Whitespace.isSpace(c)) {
            word.append(c);
        } else {
            endWord();
        }
    }

    /** Adds a character that is always part of a word. */
    void addQuoted(char c) {
        text.append(c);
        word.append(c);
    }

    /** Adds the value of a variable, whose spaces separate words. */
    void add(String value) {
        for (int i = 0; i < value.length(); i++) {
            add(value.charAt(i));
        }
    }

    void addQuoted(String value) {
        text.append(value);
        word.append(value);
    }

    String text() {
        return text.toString();
    }

    List<String> words() {
        endWord();
        return words;
    }

    private void endWord() {
        if (!word.isEmpty()) {
            words.add(word.toString());
            word.setLength(0);
        }
    }
}
