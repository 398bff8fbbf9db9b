package io.github.dockeroptimize.lint.buildkit;

import java.util.ArrayList;
import java.util.List;

/**
 * A pattern of {@code .dockerignore}: {@code *} and {@code ?} stay within a directory, {@code **} doesn't, brackets list
 * alternative characters. All ways through the pattern are followed at once.
 */
final class PathPattern {

    private enum Kind {
        LITERAL,
        ONE,
        CHOICE,
        WITHIN,
        ACROSS,
        /** The start of any number of complete directories, each with its slash. */
        FOLDERS,
        /** Somewhere inside of those directories. */
        INSIDE_FOLDERS
    }

    private record Token(Kind kind, String characters) {

        boolean takes(char c) {
            return switch (kind) {
                case LITERAL -> c == characters.charAt(0);
                case ONE, WITHIN -> c != '/';
                case CHOICE -> c != '/' && isChosen(c);
                case ACROSS, FOLDERS, INSIDE_FOLDERS -> true;
            };
        }

        boolean stays() {
            return kind == Kind.WITHIN || kind == Kind.ACROSS || kind == Kind.INSIDE_FOLDERS;
        }

        private boolean isChosen(char c) {
            boolean not = characters.startsWith("^");
            boolean found = false;
            for (int i = not ? 1 : 0; i < characters.length(); i++) {
                boolean range = i + 2 < characters.length() && characters.charAt(i + 1) == '-';
                char last = range ? characters.charAt(i + 2) : characters.charAt(i);
                found |= c >= characters.charAt(i) && c <= last;
                i += range ? 2 : 0;
            }
            return found != not;
        }
    }

    private final List<Token> tokens = new ArrayList<>();

    private PathPattern() {}

    static PathPattern of(String pattern) {
        PathPattern result = new PathPattern();
        int position = 0;
        while (position < pattern.length()) {
            position += result.read(pattern, position);
        }
        return result;
    }

    /** Adds the token at this place, and returns its length. */
    private int read(String pattern, int position) {
        char c = pattern.charAt(position);
        int bracket = c == '[' ? pattern.indexOf(']', position + 2) : -1;
        if (pattern.startsWith("**/", position)) {
            tokens.add(new Token(Kind.FOLDERS, ""));
            tokens.add(new Token(Kind.INSIDE_FOLDERS, ""));
            return 3;
        }
        if (pattern.startsWith("**", position)) {
            tokens.add(new Token(Kind.ACROSS, ""));
            return 2;
        }
        if (bracket > 0) {
            tokens.add(new Token(Kind.CHOICE, pattern.substring(position + 1, bracket)));
            return bracket + 1 - position;
        }
        if (c == '\\' && position + 1 < pattern.length()) {
            tokens.add(new Token(Kind.LITERAL, pattern.substring(position + 1, position + 2)));
            return 2;
        }
        tokens.add(new Token(c == '*' ? Kind.WITHIN : c == '?' ? Kind.ONE : Kind.LITERAL, String.valueOf(c)));
        return 1;
    }

    /** Whether the path or a parent directory matches. */
    boolean matchesOrParent(String path) {
        boolean[] states = new boolean[tokens.size() + 1];
        states[0] = true;
        skip(states);
        for (int i = 0; i < path.length(); i++) {
            if (path.charAt(i) == '/' && states[tokens.size()]) {
                return true;
            }
            states = after(path.charAt(i), states);
        }
        return states[tokens.size()];
    }

    private boolean[] after(char c, boolean[] states) {
        boolean[] next = new boolean[states.length];
        for (int t = 0; t < tokens.size(); t++) {
            if (states[t] && tokens.get(t).takes(c)) {
                Kind kind = tokens.get(t).kind();
                next[tokens.get(t).stays() ? t : t + 1] = true;
                if (c == '/' && (kind == Kind.FOLDERS || kind == Kind.INSIDE_FOLDERS)) {
                    next[kind == Kind.FOLDERS ? t + 2 : t + 1] = true;
                }
            }
        }
        skip(next);
        return next;
    }

    /** Skips tokens that can be empty. */
    private void skip(boolean[] states) {
        for (int t = 0; t < tokens.size(); t++) {
            switch (states[t] ? tokens.get(t).kind() : Kind.LITERAL) {
                case WITHIN, ACROSS -> states[t + 1] = true;
                case FOLDERS -> states[t + 2] = true;
                default -> {}
            }
        }
    }
}
