package io.github.dockeroptimize.lint.hadolint;

import io.github.dockeroptimize.lint.text.Instruction;
import io.github.dockeroptimize.lint.text.Severity;
import io.github.dockeroptimize.lint.text.Whitespace;
import java.util.List;
import java.util.stream.Stream;

/** Rules about the names of labels. */
final class LabelRules {

    private LabelRules() {}

    static List<Rule> all() {
        return List.of(Rule.ofEach(
                "DL3048",
                Severity.STYLE,
                "A label's name consists of lower case letters, digits and single '.', '-', '_' and '/', and has none of Docker's own prefixes",
                instruction -> names(instruction).anyMatch(name -> !isName(name))));
    }

    private static Stream<String> names(Instruction instruction) {
        return instruction.is("LABEL")
                ? instruction.pairs().stream().map(pair -> Whitespace.unquoted(pair.name()))
                : Stream.empty();
    }

    private static boolean isName(String name) {
        if (name.isEmpty()) {
            return false;
        }
        char first = name.charAt(0);
        char last = name.charAt(name.length() - 1);
        return first >= 'a'
                && first <= 'z'
                && isLetterOrDigit(last)
                && name.chars().allMatch(c -> isLetterOrDigit(c) || ".-_/".indexOf(c) >= 0)
                && !name.contains("..")
                && !name.contains("--")
                && Stream.of("com.docker.", "io.docker.", "org.dockerproject.").noneMatch(name::startsWith);
    }

    private static boolean isLetterOrDigit(int c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    }
}
