package io.github.dockeroptimize.lint.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Finds the programs that a shell script calls, and nothing else. Text that isn't a script yields commands that no rule
 * knows.
 */
public final class ScriptParser {

    private static final Set<String> KEYWORDS =
            Set.of("if", "then", "else", "elif", "fi", "do", "done", "while", "until", "!", "{", "}", "time", "esac");
    private static final Set<String> LISTS = Set.of("for", "select", "case", "function");
    private static final Set<String> CALLERS = Set.of("busybox", "builtin", "command", "exec");

    private final ShellWords words;
    private final List<ShellCommand> commands = new ArrayList<>();
    private final List<ShellWords.Word> current = new ArrayList<>();
    private final List<ShellWords.Word> redirected = new ArrayList<>();
    private boolean piped;
    private int cases;

    private ScriptParser(ShellWords words) {
        this.words = words;
    }

    public static Script parse(String text) {
        return parse(text, 0);
    }

    /** Parses a script and the scripts nested in it, down to a maximum depth. */
    private static Script parse(String text, int depth) {
        ScriptParser parser = new ScriptParser(new ShellWords(text));
        parser.readAll(depth);
        return new Script(text, List.copyOf(parser.commands), parser.piped);
    }

    private void readAll(int depth) {
        boolean redirects = false;
        for (ShellWords.Token token = words.next(); token.kind() != ShellWords.Kind.END; token = words.next()) {
            switch (token.kind()) {
                case WORD -> {
                    (redirects ? redirected : current).add(token.word());
                    redirects = false;
                    if (current.size() == 1 && current.get(0).isKeyword(KEYWORDS)) {
                        cases -= current.get(0).text().equals("esac") ? 1 : 0;
                        current.clear();
                    }
                }
                case REDIRECTION -> redirects = true;
                case NOTHING -> {}
                case PIPE -> {
                    piped = true;
                    endCommand(depth);
                }
                case CLOSE -> close(depth);
                default -> {
                    redirects = false;
                    endCommand(depth);
                }
            }
        }
        endCommand(depth);
    }

    /** Text before a closing bracket is a pattern of {@code case}, or the name of a function. */
    private void close(int depth) {
        if (cases > 0 && current.size() == 1) {
            current.clear();
        }
        endCommand(depth);
    }

    private void endCommand(int depth) {
        List<ShellWords.Word> all = new ArrayList<>(current);
        int start = 0;
        while (start < all.size() && all.get(start).isAssignment()) {
            start++;
        }
        List<ShellWords.Word> call = all.subList(start, all.size());
        if (!call.isEmpty() && call.get(0).isKeyword(LISTS)) {
            cases += call.get(0).text().equals("case") ? 1 : 0;
        } else if (!call.isEmpty()) {
            add(call);
        }
        all.addAll(redirected);
        current.clear();
        redirected.clear();
        for (ShellWords.Word word : all) {
            for (String inner : word.scripts()) {
                if (depth < ShellWords.DEEPEST) {
                    Script script = parse(inner, depth + 1);
                    commands.addAll(script.commands());
                    piped |= script.piped();
                }
            }
        }
    }

    private void add(List<ShellWords.Word> call) {
        ShellWords.Word name = call.get(0);
        if (name.literal() && CALLERS.contains(name.text())) {
            name = call.stream()
                    .skip(1)
                    .filter(word -> !word.text().startsWith("-"))
                    .findFirst()
                    .orElse(name);
        }
        if (name.literal()) {
            commands.add(new ShellCommand(
                    name.text(),
                    call.stream().skip(1).map(ShellWords.Word::text).toList()));
        }
    }
}
