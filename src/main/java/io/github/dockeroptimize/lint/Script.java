package io.github.dockeroptimize.lint;

import java.util.List;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * What a shell is given to run.
 *
 * @param text as it stands in the Dockerfile, lines joined
 * @param commands those inside of others too, outer ones first
 * @param piped whether one feeds another
 */
record Script(String text, List<ShellCommand> commands, boolean piped) {

    /** The script of {@code RUN}, whichever form it has. */
    static Script of(Instruction run) {
        if (run.isJson()) {
            return ScriptParser.parse(String.join(" ", run.words()));
        }
        return ScriptParser.parse(
                run.heredocs().isEmpty()
                        ? run.rest()
                        : beforeHeredoc(run.rest(), run.heredocs().get(0)));
    }

    /** As hadolint has it: what stands before the content, or else the content with what follows the word on its line. */
    private static String beforeHeredoc(String line, Heredoc heredoc) {
        int start = line.indexOf("<<");
        if (start != 0) {
            return line.substring(0, Math.max(0, start));
        }
        int end = Blanks.endOfWord(line);
        String rest = Blanks.stripLeading(line.substring(end));
        boolean redirected = rest.startsWith(">") || rest.startsWith("|");
        return redirected || rest.isEmpty() ? heredoc.content() : rest + "\n" + heredoc.content();
    }

    boolean any(Predicate<ShellCommand> command) {
        return commands.stream().anyMatch(command);
    }

    boolean calls(String program) {
        return any(command -> command.is(program));
    }

    OptionalInt first(Predicate<ShellCommand> command) {
        return IntStream.range(0, commands.size())
                .filter(i -> command.test(commands.get(i)))
                .findFirst();
    }

    /** Whether the first of one kind comes before the first of another. */
    boolean inOrder(Predicate<ShellCommand> earlier, Predicate<ShellCommand> later) {
        OptionalInt one = first(earlier);
        OptionalInt other = first(later);
        return one.isPresent() && other.isPresent() && one.getAsInt() < other.getAsInt();
    }
}
