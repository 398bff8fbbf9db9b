package io.github.dockeroptimize.lint.shell;

import java.util.ArrayList;
import java.util.List;

/** Reads one word of a shell script, with its quotes, variables and the scripts in it. */
final class ShellWordReader {

    private static final String ENDS = " \t\r\n;&|<>()";

    private final String text;
    private final StringBuilder word = new StringBuilder();
    private final List<String> scripts = new ArrayList<>();
    private final List<String> variables = new ArrayList<>();
    private final List<String> bareVariables = new ArrayList<>();
    private final List<String> bareScripts = new ArrayList<>();
    private boolean literal = true;
    private boolean quoted;
    private boolean inQuotes;
    private int position;

    ShellWordReader(String text, int start) {
        this.text = text;
        this.position = start;
    }

    int end() {
        return position;
    }

    ShellWords.Word read() {
        while (position < text.length() && ENDS.indexOf(text.charAt(position)) < 0) {
            char c = text.charAt(position);
            switch (c) {
                case '\'' -> readSingleQuoted();
                case '"' -> readDoubleQuoted();
                case '\\' -> readEscaped();
                case '$', '`' -> readExpansion();
                default -> {
                    literal &= c != '*' && c != '?';
                    word.append(c);
                    position++;
                }
            }
        }
        return new ShellWords.Word(
                word.toString(),
                literal,
                quoted,
                List.copyOf(scripts),
                List.copyOf(variables),
                List.copyOf(bareVariables),
                List.copyOf(bareScripts));
    }

    private void readSingleQuoted() {
        quoted = true;
        int end = text.indexOf('\'', position + 1);
        end = end < 0 ? text.length() : end;
        word.append(text, position + 1, end);
        position = Math.min(text.length(), end + 1);
    }

    private void readDoubleQuoted() {
        quoted = true;
        inQuotes = true;
        position++;
        while (position < text.length() && text.charAt(position) != '"') {
            char c = text.charAt(position);
            if (c == '\\' && position + 1 < text.length() && "\"\\$`\n".indexOf(text.charAt(position + 1)) >= 0) {
                readEscaped();
            } else if (c == '$' || c == '`') {
                readExpansion();
            } else {
                word.append(c);
                position++;
            }
        }
        inQuotes = false;
        position = Math.min(text.length(), position + 1);
    }

    private void readEscaped() {
        if (position + 1 < text.length() && text.charAt(position + 1) != '\n') {
            word.append(text.charAt(position + 1));
        }
        position = Math.min(text.length(), position + 2);
    }

    private void readExpansion() {
        if (text.charAt(position) == '`') {
            int end = ScriptBounds.endOfBackticks(text, position);
            addScript(text.substring(position + 1, Math.max(position + 1, end - 1))
                    .replace("\\`", "`"));
            word.append("${VAR}");
            position = end;
        } else if (text.startsWith("$((", position)) {
            literal = false;
            word.append("${VAR}");
            position = ScriptBounds.endOfBrackets(text, position + 1);
        } else if (text.startsWith("$(", position)) {
            String script = ScriptBounds.inBrackets(text, position + 1);
            addScript(script);
            word.append("${").append(script).append('}');
            position = ScriptBounds.endOfBrackets(text, position + 1);
        } else {
            readVariable();
        }
    }

    private void addScript(String script) {
        literal = false;
        scripts.add(script);
        if (!inQuotes) {
            bareScripts.add(script);
        }
    }

    /** All but two of them are numbers or similar values. */
    private void addSpecial(String name) {
        literal = false;
        if (name.equals("*") || name.equals("@")) {
            variables.add(name);
            if (!inQuotes) {
                bareVariables.add(name);
            }
        }
        word.append("${").append(name).append('}');
    }

    private void readVariable() {
        boolean braces = text.startsWith("${", position);
        int start = position + (braces ? 2 : 1);
        int end = start;
        if (braces) {
            int brace = text.indexOf('}', start);
            end = brace < 0 ? text.length() : brace;
        } else {
            while (end < text.length() && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '_')) {
                end++;
            }
        }
        boolean special = end == start && !braces && end < text.length() && "*@?#$!-".indexOf(text.charAt(end)) >= 0;
        if (special) {
            end++;
            addSpecial(text.substring(start, end));
        } else if (end == start && !braces) {
            word.append('$');
        } else {
            literal = false;
            String variable = text.substring(start, end);
            variables.add(variable);
            if (!inQuotes) {
                bareVariables.add(variable);
            }
            word.append("${").append(variable).append('}');
        }
        position = Math.min(text.length(), braces ? end + 1 : end);
    }
}
