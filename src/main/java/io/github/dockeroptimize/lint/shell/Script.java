package io.github.dockeroptimize.lint.shell;

import io.github.dockeroptimize.lint.text.Heredoc;
import io.github.dockeroptimize.lint.text.Instruction;
import io.github.dockeroptimize.lint.text.Whitespace;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * A shell script.
 *
 * @param text the script in the Dockerfile, with joined lines
 * @param commands including those in nested scripts, outer ones first
 * @param piped whether there is a pipe between commands
 */
public record Script(String text, List<ShellCommand> commands, boolean piped) {

    /** The script of {@code RUN}, in any form. */
    public static Script of(Instruction run) {
        if (run.isJson()) {
            return ScriptParser.parse(String.join(" ", run.words()));
        }
        return ScriptParser.parse(
                run.heredocs().isEmpty()
                        ? run.rest()
                        : beforeHeredoc(run.rest(), run.heredocs().get(0)));
    }

    /** As in hadolint: the command before the here-document or, without one, the content with the rest of its first line. */
    private static String beforeHeredoc(String line, Heredoc heredoc) {
        int start = line.indexOf("<<");
        if (start != 0) {
            return line.substring(0, Math.max(0, start));
        }
        int end = Whitespace.endOfWord(line);
        String rest = Whitespace.stripLeading(line.substring(end));
        boolean redirected = rest.startsWith(">") || rest.startsWith("|");
        return redirected || rest.isEmpty() ? heredoc.content() : rest + "\n" + heredoc.content();
    }

    public boolean any(Predicate<ShellCommand> command) {
        return commands.stream().anyMatch(command);
    }

    public boolean calls(String program) {
        return any(command -> command.is(program));
    }

    OptionalInt first(Predicate<ShellCommand> command) {
        return IntStream.range(0, commands.size())
                .filter(i -> command.test(commands.get(i)))
                .findFirst();
    }

    /** Whether the first command of one kind precedes the first of another. */
    public boolean inOrder(Predicate<ShellCommand> earlier, Predicate<ShellCommand> later) {
        OptionalInt one = first(earlier);
        OptionalInt other = first(later);
        return one.isPresent() && other.isPresent() && one.getAsInt() < other.getAsInt();
    }
}
