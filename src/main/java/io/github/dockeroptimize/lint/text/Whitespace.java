package io.github.dockeroptimize.lint.text;

import java.util.ArrayList;
import java.util.List;

/** White space in Dockerfiles. */
public final class Whitespace {

    private Whitespace() {}

    public static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u0085';
    }

    /** The only characters that separate words. */
    static boolean partsWords(char c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\f' || c == '\u000b';
    }

    public static String strip(String text) {
        String left = stripLeading(text);
        int end = left.length();
        while (end > 0 && isSpace(left.charAt(end - 1))) {
            end--;
        }
        return left.substring(0, end);
    }

    public static String stripLeading(String text) {
        int start = 0;
        while (start < text.length() && isSpace(text.charAt(start))) {
            start++;
        }
        return text.substring(start);
    }

    /** The words of a text; an empty text has none. */
    public static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        int start = -1;
        for (int i = 0; i <= text.length(); i++) {
            boolean inside = i < text.length() && !partsWords(text.charAt(i));
            if (inside && start < 0) {
                start = i;
            } else if (!inside && start >= 0) {
                words.add(text.substring(start, i));
                start = -1;
            }
        }
        return words;
    }

    /** The end of the first word. */
    public static int endOfWord(String text) {
        int end = 0;
        while (end < text.length() && !partsWords(text.charAt(end))) {
            end++;
        }
        return end;
    }

    /** The text without quotes of either kind at both ends. */
    public static String unquoted(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isQuote(text.charAt(start))) {
            start++;
        }
        while (end > start && isQuote(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    private static boolean isQuote(char c) {
        return c == '"' || c == '\'';
    }
}
