package io.github.dockeroptimize.lint;

import io.github.dockeroptimize.lint.ShellHazards.Hazard;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The rules of ShellCheck that hadolint shows most often, for the shells that ShellCheck knows. */
final class ShellCheckRules {

    private static final Set<String> SHELLS = Set.of("sh", "bash", "dash", "ash", "ksh");

    private ShellCheckRules() {}

    static List<Rule> all() {
        return List.of(
                rule(
                        "SC2046",
                        Severity.WARNING,
                        "The output of a command becomes several words where it has blanks; quote it",
                        Hazard.SPLIT_OUTPUT),
                rule(
                        "SC2086",
                        Severity.INFO,
                        "A variable becomes several words, or none, by what is in it; quote it",
                        Hazard.SPLIT_VARIABLE),
                rule(
                        "SC2164",
                        Severity.WARNING,
                        "Where cd fails, what follows runs in another folder; write cd FOLDER && or || exit",
                        Hazard.UNCHECKED_FOLDER));
    }

    private static Rule rule(String code, Severity severity, String message, Hazard hazard) {
        return Rule.ofFile(code, severity, message, dockerfile -> lines(dockerfile, hazard));
    }

    /** Each stage begins with no variables of its own, and with the usual shell. */
    private static Stream<Integer> lines(ShellDockerfile dockerfile, Hazard hazard) {
        return dockerfile.stages().stream().flatMap(stage -> {
            Stream.Builder<Integer> lines = Stream.builder();
            Set<String> declared = new HashSet<>();
            String shell = "sh";
            for (Instruction instruction : stage.body()) {
                if (instruction.is("ARG")) {
                    instruction
                            .words()
                            .forEach(word -> declared.add(Pair.of(word).name()));
                } else if (instruction.is("ENV")) {
                    instruction.pairs().forEach(pair -> declared.add(pair.name()));
                } else if (instruction.is("SHELL") && !instruction.words().isEmpty()) {
                    shell = Archives.name(instruction.words().get(0));
                }
                boolean bash = !shell.equals("sh") && !shell.equals("dash") && !shell.equals("ash");
                boolean breaks = SHELLS.contains(shell)
                        && dockerfile
                                .run(instruction)
                                .filter(run -> ShellHazards.in(run.script().text(), declared, bash)
                                        .contains(hazard))
                                .isPresent();
                if (breaks) {
                    lines.add(instruction.line());
                }
            }
            return lines.build();
        });
    }
}
