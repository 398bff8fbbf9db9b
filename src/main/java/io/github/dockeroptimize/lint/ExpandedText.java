package io.github.dockeroptimize.lint;

import java.util.ArrayList;
import java.util.List;

/** A text as it grows, and the words that it has. */
final class ExpandedText {

    private final StringBuilder text = new StringBuilder();
    private final StringBuilder word = new StringBuilder();
    private final List<String> words = new ArrayList<>();

    /** A character that parts words if it is a space. */
    void add(char c) {
        text.append(c);
        if (!Blanks.isSpace(c)) {
            word.append(c);
        } else {
            endWord();
        }
    }

    /** A character that is part of a word whatever it is. */
    void addQuoted(char c) {
        text.append(c);
        word.append(c);
    }

    /** What a variable holds: its spaces part words. */
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
