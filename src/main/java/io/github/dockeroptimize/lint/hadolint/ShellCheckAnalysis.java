package io.github.dockeroptimize.lint.hadolint;

import io.github.dockeroptimize.lint.shell.ShellWords;
import io.github.dockeroptimize.lint.shell.ShellWords.Kind;
import io.github.dockeroptimize.lint.shell.ShellWords.Word;
import io.github.dockeroptimize.lint.text.NameValue;
import io.github.dockeroptimize.lint.text.Whitespace;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Three of ShellCheck's rules, as in its version 0.9: unquoted variables, unquoted output of commands, and a {@code cd} whose
 * failure goes unnoticed. It finds nothing in a script that it can't follow.
 */
final class ShellCheckAnalysis {

    /** A mistake in a script. */
    enum Hazard {
        SPLIT_VARIABLE,
        SPLIT_OUTPUT,
        UNCHECKED_FOLDER
    }

    private static final Set<String> FOLDER_CHANGES = Set.of("cd", "pushd", "popd");
    private static final Set<String> CALLERS = Set.of("builtin", "command", "exec");
    private static final Set<String> LEAVING = Set.of("exit", "return");
    private static final Set<String> DECLARATIONS = Set.of("declare", "export", "local", "readonly", "typeset");

    /** Programs whose output is usually several words. */
    private static final Set<String> LISTS = Set.of("seq", "pgrep");

    private static final Set<String> KEYWORDS = Set.of(
            "if",
            "then",
            "elif",
            "else",
            "fi",
            "for",
            "select",
            "while",
            "until",
            "do",
            "done",
            "case",
            "esac",
            "{",
            "}",
            "!",
            "time",
            "function");

    private final ShellWords words;
    private final boolean bash;
    private final int depth;
    private final Set<Hazard> found = EnumSet.noneOf(Hazard.class);
    private final Deque<ShellBlock> blocks = new ArrayDeque<>();
    private final List<Word> command = new ArrayList<>();
    private ShellVariables variables;
    private boolean list;
    private boolean test;
    private boolean conditional;
    private boolean stopsAtErrors;

    private ShellCheckAnalysis(String script, ShellVariables variables, boolean bash, int depth) {
        this.words = new ShellWords(script);
        this.variables = variables;
        this.bash = bash;
        this.depth = depth;
        blocks.push(new ShellBlock(ShellBlock.Kind.SCRIPT, variables));
    }

    /**
     * Analyses a script.
     *
     * @param declared variables that the Dockerfile declares
     * @param bash whether the shell is bash, which reads {@code export A=$B} as an assignment
     */
    static Set<Hazard> in(String script, Predicate<String> declared, boolean bash) {
        ShellCheckAnalysis hazards = new ShellCheckAnalysis(script, ShellVariables.of(declared), bash, 0);
        if (hazards.read() > 0 && !hazards.stopsAtErrors) {
            hazards.found.add(Hazard.UNCHECKED_FOLDER);
        }
        return hazards.found;
    }

    /** The number of unchecked calls of {@code cd}. */
    private int read() {
        boolean redirects = false;
        for (ShellWords.Token token = words.next(); token.kind() != Kind.END; token = words.next()) {
            switch (token.kind()) {
                case WORD -> {
                    if (redirects) {
                        look(token.word());
                    } else if (command.isEmpty() && !list && token.word().isKeyword(KEYWORDS)) {
                        keyword(token.word().text());
                    } else {
                        command.add(token.word());
                    }
                    redirects = false;
                }
                case REDIRECTION -> redirects = true;
                case AND_OR -> {
                    endCommand();
                    block().check();
                    variables = block().fork(variables);
                    conditional = true;
                }
                case PIPE -> {
                    endCommand();
                    block().pipe(variables);
                }
                case OPEN -> {
                    endCommand();
                    open(ShellBlock.Kind.SUBSHELL);
                }
                case CLOSE -> closeBracket();
                case SEPARATOR -> {
                    endCommand();
                    variables = block().endCommand(variables);
                    conditional = false;
                }
                default -> {}
            }
        }
        endCommand();
        variables = block().endCommand(variables);
        while (blocks.size() > 1) {
            close(ShellBlock.Kind.SCRIPT);
        }
        return block().unchecked();
    }

    private ShellBlock block() {
        return blocks.element();
    }

    private void open(ShellBlock.Kind kind) {
        conditional = false;
        blocks.push(new ShellBlock(kind, variables));
    }

    private void close(ShellBlock.Kind expected) {
        if (blocks.size() == 1 || (expected != ShellBlock.Kind.SCRIPT && !block().is(expected))) {
            return;
        }
        ShellBlock closed = blocks.pop();
        variables = closed.end(closed.endCommand(variables));
        block().changeFolder(closed.unchecked());
        if (closed.is(ShellBlock.Kind.GROUP) && closed.hasLeft()) {
            block().leave();
        }
    }

    private void keyword(String word) {
        switch (word) {
            case "if" -> open(ShellBlock.Kind.IF);
            case "for", "select" -> {
                open(ShellBlock.Kind.LOOP);
                list = true;
            }
            case "while", "until" -> open(ShellBlock.Kind.LOOP);
            case "case" -> {
                open(ShellBlock.Kind.CASE);
                list = true;
            }
            case "then", "do" -> block().endCondition(variables);
            case "elif", "else" -> variables = block().nextWay(variables, word.equals("else"));
            case "{" -> open(ShellBlock.Kind.GROUP);
            case "fi" -> close(ShellBlock.Kind.IF);
            case "done" -> close(ShellBlock.Kind.LOOP);
            case "esac" -> close(ShellBlock.Kind.CASE);
            case "}" -> close(ShellBlock.Kind.GROUP);
            default -> {}
        }
    }

    /** In {@code case}, it ends a pattern. */
    private void closeBracket() {
        if (!block().is(ShellBlock.Kind.CASE)) {
            endCommand();
            variables = block().endCommand(variables);
            close(ShellBlock.Kind.SUBSHELL);
            return;
        }
        boolean first = list;
        boolean all =
                !command.isEmpty() && command.get(command.size() - 1).text().equals("*");
        list = false;
        command.clear();
        if (first) {
            block().endCondition(variables);
        } else {
            variables = block().nextWay(variables, false);
        }
        if (all) {
            block().complete();
        }
    }

    private void endCommand() {
        if (command.isEmpty()) {
            return;
        }
        List<Word> all = List.copyOf(command);
        command.clear();
        if (list) {
            endList(all);
            return;
        }
        int start = 0;
        while (start < all.size() && all.get(start).isAssignment()) {
            start++;
        }
        all.forEach(this::lookInside);
        if (start == all.size()) {
            all.forEach(variables::assign);
        } else {
            call(all.subList(start, all.size()));
        }
    }

    /** {@code name in words}: each word is split on purpose. */
    private void endList(List<Word> all) {
        all.forEach(this::lookInside);
        list = block().is(ShellBlock.Kind.CASE);
        if (block().is(ShellBlock.Kind.LOOP)) {
            variables.set(
                    all.get(0).text(),
                    all.size() > 2
                            && all.stream()
                                    .skip(2)
                                    .allMatch(word ->
                                            word.variables().isEmpty() && variables.isWhole(word, word.text())));
        }
    }

    private void call(List<Word> call) {
        String name = call.get(0).text();
        List<Word> arguments = call.subList(1, call.size());
        test = test || name.equals("[[");
        boolean declares = DECLARATIONS.contains(name);
        boolean calls = CALLERS.contains(name);
        for (int i = 0; i < arguments.size(); i++) {
            Word argument = arguments.get(i);
            boolean assigned = declares && argument.isAssignment();
            if (!test && !(bash && assigned) && !(calls && i == 0) && !name.equals("let")) {
                look(name.equals(":") ? argument.withoutDefaults() : argument);
            }
            if (name.equals("let") && argument.isAssignment()) {
                variables.set(NameValue.of(argument.text()).name(), true);
            } else if (assigned) {
                variables.assign(argument);
            } else if (name.equals("read") || name.equals("unset")) {
                variables.set(argument.text(), false);
            }
            test &= !argument.text().equals("]]");
        }
        stopsAtErrors |=
                name.equals("set") && arguments.stream().map(Word::text).anyMatch(word -> isErrorFlag(word));
        if (LEAVING.contains(name) && !conditional) {
            block().leave();
        }
        if (calls && !arguments.isEmpty()) {
            changeFolder(arguments.get(0).text(), arguments.subList(1, arguments.size()));
        } else {
            changeFolder(name, arguments);
        }
    }

    private void changeFolder(String name, List<Word> arguments) {
        if (FOLDER_CHANGES.contains(name) && !isKnown(arguments)) {
            block().changeFolder(1);
        }
    }

    /** The root, the current directory, and its parents. */
    private static boolean isKnown(List<Word> arguments) {
        return arguments.size() == 1
                && !arguments.get(0).text().isEmpty()
                && Stream.of(arguments.get(0).text().split("/", -1))
                        .allMatch(part -> part.isEmpty() || part.equals(".") || part.equals(".."));
    }

    /** {@code -e}, {@code -eux}, or {@code errexit} after {@code -o}. */
    private static boolean isErrorFlag(String word) {
        boolean letters = word.startsWith("-") && !word.startsWith("--") && word.indexOf('e') > 0;
        return letters || word.equals("errexit");
    }

    private void look(Word word) {
        if (variables.maySplit(word.bareVariables())) {
            found.add(Hazard.SPLIT_VARIABLE);
        }
        if (word.bareScripts().stream().anyMatch(script -> !script.isBlank() && !LISTS.contains(program(script)))) {
            found.add(Hazard.SPLIT_OUTPUT);
        }
    }

    private static String program(String script) {
        String start = Whitespace.stripLeading(script);
        int end = start.indexOf(' ');
        return end < 0 ? start.strip() : start.substring(0, end);
    }

    private void lookInside(Word word) {
        for (String script : word.scripts()) {
            if (depth < ShellWords.DEEPEST) {
                ShellCheckAnalysis inner = new ShellCheckAnalysis(script, variables.copy(), bash, depth + 1);
                block().changeFolder(inner.read());
                found.addAll(inner.found);
                stopsAtErrors |= inner.stopsAtErrors;
            }
        }
    }
}
