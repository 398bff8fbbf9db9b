package io.github.dockeroptimize.lint.hadolint;

import io.github.dockeroptimize.lint.shell.ScriptParser;
import io.github.dockeroptimize.lint.shell.ShellCommand;
import io.github.dockeroptimize.lint.text.ArchiveNames;
import io.github.dockeroptimize.lint.text.Instruction;
import io.github.dockeroptimize.lint.text.Severity;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Rules about {@code RUN} other than those about packages. */
final class RunRules {

    private static final List<String> OTHER_SHELLS = List.of("pwsh", "powershell", "cmd");

    private RunRules() {}

    static List<Rule> all() {
        return List.of(
                Rule.ofCommands(
                        "DL3001",
                        Severity.INFO,
                        "This program has no use in a container; leave it out",
                        command ->
                                command.is("free", "kill", "mount", "ps", "service", "shutdown", "ssh", "top", "vim")),
                Rule.ofEachRun(
                        "DL3003",
                        Severity.WARNING,
                        "cd changes the directory for this RUN only; use WORKDIR",
                        run -> run.script().calls("cd")),
                Rule.ofCommands(
                        "DL3004",
                        Severity.ERROR,
                        "sudo loses signals and needs a terminal; use USER, or gosu",
                        command -> command.is("sudo")),
                Rule.ofCommands(
                        "DL3046",
                        Severity.WARNING,
                        "With so high a user id, useradd writes a huge log file; add -l",
                        command -> command.is("useradd")
                                && !command.hasFlag("l", "no-log-init")
                                && command.hasFlag("u", "uid")
                                && command.valuesOf("u").stream().anyMatch(number -> number.length() > 5)),
                Rule.ofCommands(
                        "DL3047",
                        Severity.INFO,
                        "wget fills the log with its progress; add --progress=dot:giga, or -q",
                        RunRules::isNoisyWget),
                Rule.ofFile(
                        "DL3059",
                        Severity.INFO,
                        "Each of these consecutive RUNs makes a layer; join them",
                        RunRules::consecutive),
                Rule.ofFile(
                        "DL4001",
                        Severity.WARNING,
                        "The stage uses both wget and curl; one of them is enough",
                        RunRules::wgetAndCurl),
                Rule.ofCommands(
                        "DL4005",
                        Severity.WARNING,
                        "Replacing /bin/sh affects everything that runs later; use SHELL",
                        command -> command.has("ln", "/bin/sh")),
                Rule.ofFile(
                        "DL4006",
                        Severity.WARNING,
                        "A failure before the pipe goes unnoticed; set SHELL with -o pipefail first",
                        RunRules::unsafePipes));
    }

    private static boolean isNoisyWget(ShellCommand command) {
        return command.is("wget")
                && !command.hasFlag("progress", "q", "quiet", "o", "output-file", "a", "append-output", "no-verbose")
                && !command.arguments().contains("-nv");
    }

    /** Scripts with several commands are separate on purpose. */
    private static Stream<Integer> consecutive(ShellDockerfile dockerfile) {
        Stream.Builder<Integer> lines = Stream.builder();
        Optional<Run> previous = Optional.empty();
        for (Instruction instruction : dockerfile.instructions().toList()) {
            Optional<Run> run = dockerfile.run(instruction);
            boolean joinable = run.isPresent()
                    && previous.isPresent()
                    && Set.copyOf(previous.get().instruction().flags())
                            .equals(Set.copyOf(run.get().instruction().flags()))
                    && isShort(previous.get())
                    && isShort(run.get());
            if (joinable) {
                lines.add(instruction.line());
            } else {
                previous = run;
            }
        }
        return lines.build();
    }

    private static boolean isShort(Run run) {
        return run.script().commands().size() <= 1;
    }

    private static Stream<Integer> wgetAndCurl(ShellDockerfile dockerfile) {
        Stream<Run> later = dockerfile.triggers().flatMap(trigger -> dockerfile.run(trigger).stream());
        return Stream.concat(
                dockerfile.stages().stream().flatMap(stage -> wgetAndCurl(dockerfile.runsOf(stage))),
                wgetAndCurl(later));
    }

    private static Stream<Integer> wgetAndCurl(Stream<Run> runs) {
        Set<String> used = new HashSet<>();
        return runs.filter(run -> {
                    List<String> here = Stream.of("wget", "curl")
                            .filter(program -> run.script().calls(program))
                            .toList();
                    used.addAll(here);
                    return !here.isEmpty() && used.size() > 1;
                })
                .map(Run::line);
    }

    private static Stream<Integer> unsafePipes(ShellDockerfile dockerfile) {
        return dockerfile.stages().stream().flatMap(stage -> {
            Stream.Builder<Integer> lines = Stream.builder();
            boolean safe = false;
            for (Instruction instruction : stage.body()) {
                safe = instruction.is("SHELL") ? isSafe(instruction.words()) : safe;
                boolean unsafe = !safe
                        && dockerfile
                                .run(instruction)
                                .filter(run -> run.script().piped())
                                .isPresent();
                if (unsafe) {
                    lines.add(instruction.line());
                }
            }
            return lines.build();
        });
    }

    private static boolean isSafe(List<String> shell) {
        String program = shell.isEmpty() ? "" : shell.get(0);
        if (OTHER_SHELLS.stream().anyMatch(program::startsWith)) {
            return true;
        }
        return ScriptParser.parse(String.join(" ", shell))
                .any(command -> Set.of("bash", "zsh", "ash").contains(ArchiveNames.name(command.name()))
                        && command.hasFlag("o")
                        && command.arguments().contains("pipefail"));
    }
}
