package io.github.dockeroptimize.lint.text;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A shell pattern with {@code *} and {@code ?}, matched without backtracking. */
final class ValuePattern {

    private static final long MOST_STEPS = 4_000_000;
    private static final int ANY = -1;
    private static final int ONE = -2;

    private final List<Integer> tokens;

    private ValuePattern(List<Integer> tokens) {
        this.tokens = tokens;
    }

    static ValuePattern of(String pattern) throws ExpansionException {
        List<Integer> tokens = new ArrayList<>();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '\\' && i + 1 < pattern.length()) {
                char escaped = pattern.charAt(++i);
                if ("*?\\}/".indexOf(escaped) < 0) {
                    throw new ExpansionException("'\\" + escaped + "' is not valid in the pattern '" + pattern + "'");
                }
                tokens.add((int) escaped);
            } else {
                tokens.add(c == '*' ? ANY : c == '?' ? ONE : c);
            }
        }
        return new ValuePattern(tokens);
    }

    /**
     * The value without the shortest match of the pattern at its start ({@code #}) or end ({@code %}), or the longest for a
     * doubled operator.
     */
    static String trimmed(String value, String word, char end) throws ExpansionException {
        boolean longest = !word.isEmpty() && word.charAt(0) == end;
        ValuePattern pattern = of(longest ? word.substring(1) : word);
        if (end == '#') {
            int length = pattern.match(value, 0, longest);
            return length < 0 ? value : value.substring(length);
        }
        ValuePattern backwards = new ValuePattern(reversed(pattern.tokens));
        String reversed = new StringBuilder(value).reverse().toString();
        int length = backwards.match(reversed, 0, longest);
        return length < 0 ? value : value.substring(0, value.length() - length);
    }

    String replaced(String value, String replacement, boolean all) throws ExpansionException {
        if ((long) value.length() * value.length() * tokens.size() > MOST_STEPS) {
            throw new ExpansionException("A value of '" + value.length() + "' characters is too long for a pattern");
        }
        StringBuilder result = new StringBuilder();
        int position = 0;
        boolean done = false;
        while (position <= value.length()) {
            int length = done ? -1 : match(value, position, true);
            if (length >= 0) {
                result.append(replacement);
                done = !all;
                position += length;
            }
            if (length <= 0) {
                if (position < value.length()) {
                    result.append(value.charAt(position));
                }
                position++;
            }
            if (position == value.length() && length > 0) {
                break;
            }
        }
        return result.toString();
    }

    /** The number of characters that match from here on, or -1. All ways through the pattern are followed at once. */
    private int match(String value, int start, boolean longest) throws ExpansionException {
        if ((long) (value.length() - start) * tokens.size() > MOST_STEPS) {
            throw new ExpansionException("A value of '" + value.length() + "' characters is too long for a pattern");
        }
        boolean[] states = new boolean[tokens.size() + 1];
        states[0] = true;
        int best = -1;
        for (int i = start; ; i++) {
            boolean alive = passStars(states);
            if (states[tokens.size()]) {
                best = i - start;
                if (!longest) {
                    return best;
                }
            }
            if (!alive || i == value.length()) {
                return best;
            }
            advance(states, value.charAt(i));
        }
    }

    private boolean passStars(boolean[] states) {
        boolean alive = false;
        for (int t = 0; t < tokens.size(); t++) {
            alive |= states[t];
            if (states[t] && tokens.get(t) == ANY) {
                states[t + 1] = true;
            }
        }
        return alive;
    }

    private void advance(boolean[] states, char c) {
        states[tokens.size()] = false;
        for (int t = tokens.size() - 1; t >= 0; t--) {
            int token = tokens.get(t);
            if (states[t] && token != ANY) {
                states[t] = false;
                states[t + 1] |= token == ONE || token == c;
            }
        }
    }

    private static List<Integer> reversed(List<Integer> tokens) {
        List<Integer> reversed = new ArrayList<>(tokens);
        Collections.reverse(reversed);
        return reversed;
    }
}
