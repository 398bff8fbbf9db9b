package io.github.dockeroptimize.lint.hadolint;

import io.github.dockeroptimize.lint.shell.ShellWords;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Variables of a script that stay one word without quotes, judged by their assignments. */
final class ShellVariables {

    /** Variables that are always numbers. */
    private static final Set<String> NUMBERS = Set.of(
            "BASHPID", "COLUMNS", "EUID", "LINENO", "LINES", "OPTIND", "PPID", "RANDOM", "SECONDS", "SHLVL", "UID");

    private static final String SPLITS = " \t\n*?[";

    private final Map<String, Boolean> whole;
    private final Predicate<String> declared;

    private ShellVariables(Map<String, Boolean> whole, Predicate<String> declared) {
        this.whole = whole;
        this.declared = declared;
    }

    /**
     * @param declared variables of {@code ARG} and {@code ENV}, which hadolint takes for one word
     */
    static ShellVariables of(Predicate<String> declared) {
        return new ShellVariables(new HashMap<>(), declared);
    }

    ShellVariables copy() {
        return new ShellVariables(new HashMap<>(whole), declared);
    }

    /** The variables that are known after either of two branches. */
    ShellVariables or(ShellVariables other) {
        Map<String, Boolean> both = new HashMap<>();
        Stream.concat(whole.keySet().stream(), other.whole.keySet().stream())
                .forEach(name -> both.put(name, isKnown(name) && other.isKnown(name)));
        return new ShellVariables(both, declared);
    }

    void set(String name, boolean isWhole) {
        whole.put(name, isWhole);
    }

    /** {@code NAME=value}, {@code NAME+=value}. */
    void assign(ShellWords.Word assignment) {
        int equals = assignment.text().indexOf('=');
        String name = assignment.text().substring(0, equals).replace("+", "");
        set(name, isWhole(assignment, assignment.text().substring(equals + 1)));
    }

    /** Whether a word, or the end of it, always stays one word. */
    boolean isWhole(ShellWords.Word word, String value) {
        String literal = withoutVariables(value);
        return !value.isEmpty()
                && word.scripts().isEmpty()
                && literal.chars().noneMatch(c -> SPLITS.indexOf(c) >= 0)
                && word.variables().stream().allMatch(variable -> isName(variable) && isWhole(variable));
    }

    private static String withoutVariables(String value) {
        StringBuilder literal = new StringBuilder();
        int from = 0;
        for (int open = value.indexOf("${"); open >= 0; open = value.indexOf("${", from)) {
            int close = value.indexOf('}', open);
            literal.append(value, from, open);
            from = close < 0 ? value.length() : close + 1;
        }
        return literal.append(value, from, value.length()).toString();
    }

    /** Whether an unquoted variable may become several words, or none. */
    boolean maySplit(String variable) {
        boolean indirect = variable.startsWith("!") && variable.length() > 1;
        if (variable.equals("*") || indirect) {
            return !variable.endsWith("]");
        }
        String name = name(variable);
        String change = variable.substring(name.length());
        boolean array = change.startsWith("[@]") || change.startsWith("[*]");
        return !name.isEmpty() && !array && !change.startsWith("+") && !change.startsWith(":+") && !isWhole(name);
    }

    boolean maySplit(List<String> variables) {
        return variables.stream().anyMatch(this::maySplit);
    }

    private boolean isWhole(String name) {
        return NUMBERS.contains(name) || isKnown(name);
    }

    private boolean isKnown(String name) {
        return whole.getOrDefault(name, declared.test(name));
    }

    private static boolean isName(String variable) {
        return name(variable).equals(variable);
    }

    /** The name of the variable; empty for the length of a variable and similar forms. */
    private static String name(String variable) {
        int end = 0;
        while (end < variable.length()
                && (Character.isLetterOrDigit(variable.charAt(end)) || variable.charAt(end) == '_')) {
            end++;
        }
        return variable.substring(0, end);
    }
}
