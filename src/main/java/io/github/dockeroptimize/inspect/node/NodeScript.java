package io.github.dockeroptimize.inspect.node;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.InvalidInputException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A command line of a project: a script of its manifest, or a line of its Procfile.
 *
 * @param where its place, for messages, such as {@code 'scripts.start' in 'package.json'}
 */
record NodeScript(String where, String text) {

    private static final String SPECIAL = "|;<>()*?`\\&";

    private static final Pattern ASSIGNMENT = Pattern.compile("[A-Za-z_]\\w*=");

    /** Its commands, which are joined by {@code &&}. */
    List<List<String>> commands() {
        List<List<String>> commands = new ArrayList<>(List.of(new ArrayList<>()));
        StringBuilder word = new StringBuilder();
        boolean inside = false;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (Character.isWhitespace(c) || text.startsWith("&&", at)) {
                if (inside) {
                    commands.get(commands.size() - 1).add(word.toString());
                    word.setLength(0);
                    inside = false;
                }
                if (c == '&') {
                    commands.add(new ArrayList<>());
                    at++;
                }
            } else if (c == '"' || c == '\'') {
                inside = true;
                at = quoted(c, at, word);
            } else if (c == '$') {
                inside = true;
                at = variable(at, word);
            } else if ((SPECIAL.indexOf(c) >= 0
                            && !(isGlob(c) && ASSIGNMENT.matcher(word).lookingAt()))
                    || (!inside && (c == '#' || c == '~'))) {
                throw refused("which needs a shell for " + quote(c));
            } else {
                inside = true;
                word.append(c);
            }
        }
        if (inside) {
            commands.get(commands.size() - 1).add(word.toString());
        }
        if (commands.stream().anyMatch(List::isEmpty)) {
            throw refused("which has an empty command");
        }
        return commands;
    }

    /** Names of files are put in for these, but not in what is set to a variable. */
    private static boolean isGlob(char c) {
        return c == '*' || c == '?';
    }

    private int quoted(char quote, int start, StringBuilder word) {
        for (int at = start + 1; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == quote) {
                return at;
            } else if (c == '$' && quote == '"') {
                at = variable(at, word);
            } else if (c == '\\'
                    && quote == '"'
                    && at + 1 < text.length()
                    && "\"\\".indexOf(text.charAt(at + 1)) >= 0) {
                word.append(text.charAt(++at));
            } else if (c == '$' || (c == '`' && quote == '"')) {
                throw refused("which needs a shell for " + quote(c));
            } else {
                word.append(c);
            }
        }
        throw refused("which has a quote without an end");
    }

    /** Takes over {@code $NAME}, <code>${NAME}</code> or <code>${NAME:-default}</code> as it is. */
    private int variable(int start, StringBuilder word) {
        boolean braces = text.startsWith("{", start + 1);
        int end = start + (braces ? 2 : 1);
        while (end < text.length() && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '_')) {
            end++;
        }
        boolean named = end > start + (braces ? 2 : 1);
        if (braces && named) {
            int close = text.indexOf('}', end);
            named = close >= end && text.substring(end, close).matches("(?::?-[\\w.:/@%+,=-]*)?");
            end = close + 1;
        }
        if (!named || Character.isDigit(text.charAt(start + (braces ? 2 : 1)))) {
            throw refused("which needs a shell for '$'");
        }
        word.append(text, start, end);
        return end - 1;
    }

    /** @param why a clause that goes on after the text of the script */
    InvalidInputException refused(String why) {
        return new InvalidInputException(
                where + " is " + quote(text) + ", " + why,
                "correct it, or set what the image starts: <entrypoint><arg>node</arg><arg>dist/server.js</arg>"
                        + "</entrypoint> or -Ddocker-optimize.entrypoint=node,dist/server.js");
    }
}
