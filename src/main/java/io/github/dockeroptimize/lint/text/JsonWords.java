package io.github.dockeroptimize.lint.text;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The exec form: a JSON array of strings. Text that isn't JSON is the shell form; an array of anything but strings is a
 * mistake.
 */
final class JsonWords {

    /** The text isn't JSON. */
    private static final class NotJson extends Exception {

        private static final long serialVersionUID = 1L;

        NotJson() {
            super(null, null, false, false);
        }
    }

    private final String text;
    private final List<String> words = new ArrayList<>();
    private boolean onlyStrings = true;
    private int position;

    private JsonWords(String text) {
        this.text = text;
    }

    static Optional<List<String>> read(String text, int line) {
        if (!Whitespace.stripLeading(text).startsWith("[")) {
            return Optional.empty();
        }
        JsonWords json = new JsonWords(text);
        try {
            json.readArray();
        } catch (NotJson e) {
            return Optional.empty();
        }
        if (!json.onlyStrings) {
            throw new SyntaxException(
                    line, "'" + text + "' has elements that are not strings; put quotes around each word");
        }
        return Optional.of(json.words);
    }

    /** Reads values and tracks open brackets, so that nested arrays need no recursion. */
    private void readArray() throws NotJson {
        Deque<Character> open = new ArrayDeque<>();
        boolean valueExpected = true;
        boolean mayClose = false;
        while (true) {
            char c = peek();
            if (valueExpected && (c == '[' || c == '{')) {
                onlyStrings &= open.isEmpty();
                open.push(c == '[' ? ']' : '}');
                position++;
                mayClose = true;
                if (c == '{' && peek() != '}') {
                    readName();
                    mayClose = false;
                }
            } else if (!open.isEmpty() && c == open.peek() && (mayClose || !valueExpected)) {
                open.pop();
                position++;
                valueExpected = false;
                if (open.isEmpty()) {
                    expectEnd();
                    return;
                }
            } else if (valueExpected) {
                readScalar(c, open.size() == 1);
                valueExpected = false;
            } else if (c == ',') {
                position++;
                if (open.element() == '}') {
                    readName();
                }
                valueExpected = true;
                mayClose = false;
            } else {
                throw new NotJson();
            }
        }
    }

    private void readName() throws NotJson {
        if (peek() != '"') {
            throw new NotJson();
        }
        readString();
        if (peek() != ':') {
            throw new NotJson();
        }
        position++;
    }

    private void readScalar(char first, boolean counts) throws NotJson {
        if (first == '"') {
            String word = readString();
            if (counts) {
                words.add(word);
            }
            return;
        }
        onlyStrings = false;
        int start = position;
        while (position < text.length()
                && "+-.0123456789abcdefghijklmnopqrstuvwxyzE".indexOf(text.charAt(position)) >= 0) {
            position++;
        }
        String value = text.substring(start, position);
        boolean literal = value.equals("true") || value.equals("false") || value.equals("null");
        if (!literal && !JsonNumber.matches(value)) {
            throw new NotJson();
        }
    }

    private String readString() throws NotJson {
        StringBuilder string = new StringBuilder();
        for (position++; position < text.length(); position++) {
            char c = text.charAt(position);
            if (c == '"') {
                position++;
                return string.toString();
            }
            if (c < ' ') {
                throw new NotJson();
            }
            string.append(c == '\\' ? readEscaped() : c);
        }
        throw new NotJson();
    }

    private char readEscaped() throws NotJson {
        position++;
        char c = position < text.length() ? text.charAt(position) : 0;
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> readCodeUnit();
            default -> throw new NotJson();
        };
    }

    private char readCodeUnit() throws NotJson {
        int value = 0;
        for (int i = 0; i < 4; i++) {
            position++;
            int digit = position < text.length() ? Character.digit(text.charAt(position), 16) : -1;
            if (digit < 0) {
                throw new NotJson();
            }
            value = value * 16 + digit;
        }
        return (char) value;
    }

    /** The next character other than white space. */
    private char peek() throws NotJson {
        while (position < text.length() && " \t\r\n".indexOf(text.charAt(position)) >= 0) {
            position++;
        }
        if (position == text.length()) {
            throw new NotJson();
        }
        return text.charAt(position);
    }

    private void expectEnd() throws NotJson {
        if (!Whitespace.strip(text.substring(position)).isEmpty()) {
            throw new NotJson();
        }
    }
}
