package io.github.dockeroptimize.lint.shell;

/** Finds the end of a nested script. */
final class ScriptBounds {

    private ScriptBounds() {}

    /** The text in the brackets that open here. */
    static String inBrackets(String text, int open) {
        int end = endOfBrackets(text, open);
        boolean closed = end > open + 1 && text.charAt(end - 1) == ')';
        return text.substring(open + 1, Math.max(open + 1, closed ? end - 1 : end));
    }

    /** The position after the closing bracket. */
    static int endOfBrackets(String text, int open) {
        int depth = 0;
        char quote = 0;
        for (int i = open; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && quote != '\'') {
                i++;
            } else if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else if (c == '(') {
                depth++;
            } else if (c == ')' && --depth == 0) {
                return i + 1;
            }
        }
        return text.length();
    }

    /** The position after the closing backtick. */
    static int endOfBackticks(String text, int open) {
        for (int i = open + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '`') {
                return i + 1;
            }
        }
        return text.length();
    }
}
