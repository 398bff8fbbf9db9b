package io.github.dockeroptimize.lint.buildkit;

import io.github.dockeroptimize.lint.text.HeredocWords;
import io.github.dockeroptimize.lint.text.Instruction;
import io.github.dockeroptimize.lint.text.NameValue;
import io.github.dockeroptimize.lint.text.Stage;
import io.github.dockeroptimize.lint.text.SyntaxException;
import io.github.dockeroptimize.lint.text.Whitespace;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Checks the flags and the number of arguments of an instruction. */
final class ArgumentChecks {

    private static final Set<String> REPEATED = Set.of("exclude", "mount", "device");
    private static final Set<String> SWITCHES = Set.of("link", "parents", "keep-git-dir", "unpack");
    private static final Map<String, Set<String>> FLAGS = Map.of(
            "FROM", Set.of("platform"),
            "ADD", Set.of("chown", "chmod", "link", "keep-git-dir", "checksum", "unpack", "exclude"),
            "COPY", Set.of("chown", "chmod", "from", "link", "exclude", "parents"),
            "RUN", Set.of("mount", "network", "security", "device"),
            "HEALTHCHECK", Set.of("interval", "timeout", "start-period", "start-interval", "retries"));

    private ArgumentChecks() {}

    /** Throws for what the builder rejects. */
    static void check(Instruction instruction) {
        List<String> words = instruction.words();
        boolean enough = switch (instruction.keyword()) {
            case "ADD", "COPY" -> words.size() >= 2 && !HeredocWords.isOne(instruction.destination());
            case "FROM" -> isFrom(words, instruction);
            case "ARG", "ENV", "LABEL" -> !words.isEmpty() && words.stream().noneMatch(word -> word.startsWith("="));
            case "EXPOSE", "ONBUILD" -> !words.isEmpty();
            case "VOLUME" -> !words.isEmpty() && words.stream().noneMatch(String::isBlank);
            case "MAINTAINER", "USER", "WORKDIR", "STOPSIGNAL" -> words.size() == 1;
            case "SHELL" -> instruction.isJson() && !words.isEmpty();
            case "HEALTHCHECK" -> isHealthCheck(instruction);
            case "RUN", "CMD", "ENTRYPOINT" -> true;
            default ->
                throw new SyntaxException(
                        instruction.line(), "Unknown instruction '" + instruction.name() + "'; correct its name");
        };
        if (!enough) {
            throw new SyntaxException(
                    instruction.line(),
                    "'" + instruction.name() + " " + instruction.rest() + "' lacks arguments that "
                            + instruction.keyword() + " needs");
        }
        checkFlags(instruction);
        FlagValues.check(instruction);
    }

    private static boolean isFrom(List<String> words, Instruction instruction) {
        if (words.size() == 3 && words.get(1).equalsIgnoreCase("as")) {
            if (!isStageName(new Stage(0, instruction, List.of()).name())) {
                throw new SyntaxException(
                        instruction.line(),
                        "'" + words.get(2) + "' can't name a stage; begin with a letter, and use letters, digits, '-',"
                                + " '_' and '.' only");
            }
            return true;
        }
        return words.size() == 1;
    }

    private static boolean isStageName(String name) {
        return !name.isEmpty()
                && name.charAt(0) >= 'a'
                && name.charAt(0) <= 'z'
                && name.chars()
                        .allMatch(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || "-_.".indexOf(c) >= 0);
    }

    private static boolean isHealthCheck(Instruction instruction) {
        String kind = instruction.rest().substring(0, Whitespace.endOfWord(instruction.rest()));
        return kind.equalsIgnoreCase("NONE")
                ? instruction.words().isEmpty()
                : kind.equalsIgnoreCase("CMD") && !instruction.words().isEmpty();
    }

    private static void checkFlags(Instruction instruction) {
        Set<String> known = FLAGS.getOrDefault(instruction.keyword(), Set.of());
        Set<String> seen = new HashSet<>();
        for (String flag : instruction.flags()) {
            NameValue pair = NameValue.of(flag.substring(2));
            boolean right = known.contains(pair.name())
                    && (seen.add(pair.name()) || REPEATED.contains(pair.name()))
                    && (SWITCHES.contains(pair.name()) ? isSwitch(flag) : flag.contains("="));
            if (!right) {
                throw new SyntaxException(
                        instruction.line(),
                        "The flag '" + flag + "' is unknown to " + instruction.keyword()
                                + ", has no value, or is given twice");
            }
        }
    }

    private static boolean isSwitch(String flag) {
        int equals = flag.indexOf('=');
        String value = equals < 0 ? "true" : flag.substring(equals + 1);
        return value.equalsIgnoreCase("true") || value.equalsIgnoreCase("false");
    }
}
