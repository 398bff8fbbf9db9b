package io.github.dockeroptimize.lint;

import java.util.List;
import java.util.Optional;
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
        Optional<Heredoc> only = run.heredocs().stream()
                .findFirst()
                .filter(heredoc -> run.heredocs().size() == 1 && HeredocWords.isOne(run.rest()));
        if (only.isPresent()) {
            return ScriptParser.parse(only.get().content());
        }
        StringBuilder text = new StringBuilder(run.rest());
        for (Heredoc heredoc : run.heredocs()) {
            text.append('\n').append(heredoc.content()).append(heredoc.name());
        }
        return ScriptParser.parse(text.toString());
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
