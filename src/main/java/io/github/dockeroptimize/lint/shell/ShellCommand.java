package io.github.dockeroptimize.lint.shell;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A program that a script calls.
 *
 * @param arguments without quotes; variables stay, as {@code ${NAME}}
 */
public record ShellCommand(String name, List<String> arguments) {

    public ShellCommand {
        arguments = List.copyOf(arguments);
    }

    public boolean is(String... names) {
        return Stream.of(names).anyMatch(name::equals);
    }

    /** Whether it calls this program with one of these words. */
    public boolean has(String program, String... any) {
        return is(program) && Stream.of(any).anyMatch(arguments::contains);
    }

    /** Whether these words are next to each other. */
    public boolean hasSequence(String... words) {
        return Collections.indexOfSubList(arguments, List.of(words)) >= 0;
    }

    /** {@code --name}, or the letter in {@code -abc}. */
    public boolean hasFlag(String... any) {
        return Stream.of(any).anyMatch(flag -> count(flag) > 0);
    }

    public long count(String flag) {
        return arguments.stream()
                .flatMap(argument -> flags(argument).stream())
                .filter(flag::equals)
                .count();
    }

    /** The arguments that are not flags. */
    public List<String> words() {
        return arguments.stream().filter(argument -> flags(argument).isEmpty()).toList();
    }

    /** The arguments without the values of these flags, unless flag and value are one word. */
    public ShellCommand withoutValuesOf(String... flagNames) {
        Set<String> names = Set.of(flagNames);
        List<String> left = new ArrayList<>();
        boolean skip = false;
        for (String argument : arguments) {
            if (!skip) {
                left.add(argument);
            }
            skip = !argument.contains("=") && flags(argument).stream().anyMatch(names::contains);
        }
        return new ShellCommand(name, left);
    }

    /** The words after this flag. */
    public List<String> valuesOf(String flag) {
        List<String> values = new ArrayList<>();
        for (int i = 1; i < arguments.size(); i++) {
            if (flags(arguments.get(i - 1)).contains(flag)) {
                values.add(arguments.get(i));
            }
        }
        return values;
    }

    private static List<String> flags(String argument) {
        if (argument.equals("--") || argument.equals("-") || !argument.startsWith("-")) {
            return List.of();
        }
        if (!argument.startsWith("--")) {
            return argument.substring(1).chars().mapToObj(Character::toString).toList();
        }
        int equals = argument.indexOf('=');
        return List.of(argument.substring(2, equals < 0 ? argument.length() : Math.max(2, equals)));
    }
}
