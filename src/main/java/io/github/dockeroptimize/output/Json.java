package io.github.dockeroptimize.output;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Writes JSON (RFC 8259), indented. A library would take a quarter of the CPU time of the whole goal, since its classes
 * have to be loaded in every build.
 */
public final class Json {

    private static final String HEX = "0123456789abcdef";

    private final StringBuilder text = new StringBuilder();
    /** The number of values in each open object or array. */
    private final Deque<int[]> open = new ArrayDeque<>();

    /** A string with its quotes. */
    public static String string(String value) {
        if (isPlain(value)) {
            return '"' + value + '"';
        }
        StringBuilder text = new StringBuilder("\"");
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                text.append('\\').append(c);
            } else if (c < ' ' || c == '\u007f' || (Character.isSurrogate(c) && !isPaired(value, i))) {
                text.append("\\u")
                        .append(HEX.charAt(c >> 12))
                        .append(HEX.charAt(c >> 8 & 15))
                        .append(HEX.charAt(c >> 4 & 15))
                        .append(HEX.charAt(c & 15));
            } else {
                text.append(c);
            }
        }
        return text.append('"').toString();
    }

    /** An array of strings on one line. */
    public static String line(List<String> values) {
        List<String> strings = new ArrayList<>();
        for (String value : values) {
            strings.add(string(value));
        }
        return "[" + String.join(", ", strings) + "]";
    }

    /** Whether a string is the same in JSON, as nearly all are. */
    private static boolean isPlain(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\' || c < ' ' || c > '~') {
                return false;
            }
        }
        return true;
    }

    private static boolean isPaired(String value, int i) {
        int codePoint = value.codePointAt(Character.isLowSurrogate(value.charAt(i)) && i > 0 ? i - 1 : i);
        return Character.isSupplementaryCodePoint(codePoint);
    }

    public Json beginObject() {
        return begin('{');
    }

    public Json beginArray() {
        return begin('[');
    }

    public Json end(char bracket) {
        boolean empty = open.pop()[0] == 0;
        if (!empty) {
            newLine();
        }
        text.append(bracket);
        return this;
    }

    public Json name(String name) {
        separate();
        text.append(string(name)).append(": ");
        open.push(new int[] {-1});
        return this;
    }

    public Json value(String value) {
        return raw(string(value));
    }

    public Json value(long value) {
        return raw(Long.toString(value));
    }

    /** Writes a fraction with six digits, as many as dive shows. */
    public Json value(double value) {
        return raw(String.format(Locale.ROOT, "%.6f", value));
    }

    public Json value(boolean value) {
        return raw(Boolean.toString(value));
    }

    /** Writes the texts of values. */
    public Json values(List<?> values) {
        beginArray();
        for (Object value : values) {
            value(value.toString());
        }
        return end(']');
    }

    public Json values(Map<String, String> values) {
        beginObject();
        for (Map.Entry<String, String> value : values.entrySet()) {
            name(value.getKey()).value(value.getValue());
        }
        return end('}');
    }

    private Json raw(String value) {
        separate();
        text.append(value);
        return this;
    }

    private Json begin(char bracket) {
        separate();
        text.append(bracket);
        open.push(new int[1]);
        return this;
    }

    /** Writes the separator: none after a name, else a comma and a new line. */
    private void separate() {
        if (open.isEmpty()) {
            return;
        }
        if (open.element()[0] < 0) {
            open.pop();
            return;
        }
        if (open.element()[0]++ > 0) {
            text.append(',');
        }
        newLine();
    }

    private void newLine() {
        text.append('\n').append("  ".repeat(open.size()));
    }

    @Override
    public String toString() {
        return text + "\n";
    }
}
