package io.github.dockeroptimize.lint.text;

import io.github.dockeroptimize.lint.text.Expander.Style;
import java.util.Optional;
import java.util.function.Function;

/** Reads a text and expands its variables. */
final class ExpansionReader {

    private static final char END = '\uffff';
    private static final int DEEPEST = 100;

    private final String text;
    private final Style style;
    private final ExpansionBudget allowance;
    private final Function<String, Optional<String>> variables;
    private int position;
    private int depth;

    ExpansionReader(String text, Style style, ExpansionBudget allowance, Function<String, Optional<String>> variables) {
        this.text = text;
        this.style = style;
        this.allowance = allowance;
        this.variables = variables;
    }

    ExpandedText read() throws ExpansionException {
        return readTo(END, style.keepsEscapes());
    }

    private ExpandedText readTo(char stop, boolean keepsEscapes) throws ExpansionException {
        if (depth++ > DEEPEST) {
            throw new ExpansionException("Variables are nested more than " + DEEPEST + " times");
        }
        ExpandedText result = new ExpandedText();
        while (position < text.length()) {
            char c = peek();
            if (c == stop && stop != END) {
                position++;
                depth--;
                return result;
            }
            if (c == '$') {
                result.add(taken(readVariable()));
            } else if (c == '<') {
                result.addQuoted(readPossibleHeredoc());
            } else if (c == '\'' && !style.plainQuotes()) {
                result.addQuoted(taken(readSingleQuoted()));
            } else if (c == '"' && !style.plainQuotes()) {
                result.addQuoted(taken(readDoubleQuoted(keepsEscapes)));
            } else if (c == style.escape()) {
                readEscaped(keepsEscapes, result);
            } else {
                position++;
                result.add(c);
            }
        }
        depth--;
        if (stop != END) {
            throw new ExpansionException("'" + stop + "' is missing in '" + text + "'");
        }
        return result;
    }

    private void readEscaped(boolean keepsEscapes, ExpandedText result) {
        char escape = next();
        if (keepsEscapes) {
            result.addQuoted(escape);
        }
        if (position < text.length()) {
            result.addQuoted(next());
        }
    }

    private String readSingleQuoted() throws ExpansionException {
        int end = text.indexOf('\'', position + 1);
        if (end < 0) {
            throw new ExpansionException("A single quote is missing in '" + text + "'");
        }
        String quoted = style.keepsQuotes() ? text.substring(position, end + 1) : text.substring(position + 1, end);
        position = end + 1;
        return quoted;
    }

    private String readDoubleQuoted(boolean keepsEscapes) throws ExpansionException {
        StringBuilder result = new StringBuilder();
        String quote = style.keepsQuotes() ? "\"" : "";
        position++;
        while (position < text.length()) {
            char c = peek();
            if (c == '"') {
                position++;
                return quote + result + quote;
            }
            if (c == '$') {
                result.append(taken(readVariable()));
                continue;
            }
            position++;
            if (c == style.escape()) {
                char after = peek();
                boolean special = after == '"' || after == '$' || after == style.escape();
                if (keepsEscapes) {
                    result.append(c);
                }
                if (position < text.length()) {
                    result.append(special ? next() : c);
                }
            } else {
                result.append(c);
            }
        }
        throw new ExpansionException("A double quote is missing in '" + text + "'");
    }

    private String readPossibleHeredoc() {
        position++;
        if (peek() != '<') {
            return "<";
        }
        int start = position++;
        while (peek() == ' ' || peek() == '\t' || peek() == '\r') {
            position++;
        }
        return "<" + text.substring(start, position);
    }

    private String readVariable() throws ExpansionException {
        int start = position++;
        if (peek() != '{') {
            String name = readName();
            return name.isEmpty() ? "$" : value(name, start);
        }
        position++;
        if (peek() == '{' || peek() == '}' || peek() == ':' || position >= text.length()) {
            throw new ExpansionException("'" + text + "' has a variable without a name");
        }
        String name = readName();
        char modifier = next();
        return switch (modifier) {
            case '}' -> value(name, start);
            case ':' -> readModified(name, next(), true, start);
            case '/' -> readReplaced(name, start);
            default -> readModified(name, modifier, false, start);
        };
    }

    private String value(String name, int start) {
        Optional<String> value = variables.apply(name);
        return value.orElseGet(() -> style.keepsUnset() ? text.substring(start, position) : "");
    }

    private String readModified(String name, char modifier, boolean emptyToo, int start) throws ExpansionException {
        boolean trims = modifier == '#' || modifier == '%';
        if ("+-?#%".indexOf(modifier) < 0 || (trims && emptyToo)) {
            throw new ExpansionException("'" + text + "' has a variable in an unknown form");
        }
        String word = readTo('}', trims).text();
        Optional<String> value = variables.apply(name);
        if (style.keepsUnset() && value.isEmpty()) {
            return text.substring(start, position);
        }
        boolean missing = value.isEmpty() || (emptyToo && value.get().isEmpty());
        return switch (modifier) {
            case '-' -> missing ? word : value.orElse("");
            case '+' -> missing ? "" : word;
            case '?' -> {
                if (missing) {
                    throw new ExpansionException("'" + name + "' has no value, which '" + text + "' requires");
                }
                yield value.orElse("");
            }
            default -> ValuePattern.trimmed(value.orElse(""), word, modifier);
        };
    }

    private String readReplaced(String name, int start) throws ExpansionException {
        boolean all = peek() == '/';
        if (all) {
            position++;
        }
        String pattern = readTo('/', true).text();
        String replacement = readTo('}', true).text();
        Optional<String> value = variables.apply(name);
        if (style.keepsUnset() && value.isEmpty()) {
            return text.substring(start, position);
        }
        return ValuePattern.of(pattern).replaced(value.orElse(""), replacement, all);
    }

    /** Letters, digits and underscores; only digits where it begins with one; or one of the shell's own characters. */
    private String readName() {
        int start = position;
        if (Character.isDigit(peek())) {
            while (Character.isDigit(peek())) {
                position++;
            }
        } else if (position < text.length() && "@*#?-$!".indexOf(peek()) >= 0) {
            position++;
        } else {
            while (Character.isLetterOrDigit(peek()) || peek() == '_') {
                position++;
            }
        }
        return text.substring(start, position);
    }

    private char peek() {
        return position < text.length() ? text.charAt(position) : END;
    }

    private char next() {
        char c = peek();
        position++;
        return c;
    }

    private String taken(String value) throws ExpansionException {
        allowance.take(value.length());
        return value;
    }
}
