package io.github.dockeroptimize.lint.hadolint;

import io.github.dockeroptimize.lint.shell.ShellCommand;
import io.github.dockeroptimize.lint.text.ImageGrammar;
import io.github.dockeroptimize.lint.text.Instruction;
import io.github.dockeroptimize.lint.text.NameValue;
import io.github.dockeroptimize.lint.text.Stage;
import io.github.dockeroptimize.lint.text.Variables;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Packages of yum and dnf, written as name, hyphen and version. */
final class RpmPackages {

    private final Set<String> programs;
    private final Set<String> groups;

    RpmPackages(Set<String> programs, Set<String> groups) {
        this.programs = programs;
        this.groups = groups;
    }

    /** The lines that install a package without a version. */
    Stream<Integer> unpinned(ShellDockerfile dockerfile) {
        List<Integer> lines = new ArrayList<>();
        Set<String> arguments = new HashSet<>();
        dockerfile.preamble().forEach(instruction -> addArguments(instruction, arguments));
        Map<String, Variables> variablesOf = new HashMap<>();
        for (Stage stage : dockerfile.stages()) {
            Variables variables = Optional.ofNullable(
                            variablesOf.get(ImageGrammar.parse(stage.image()).path()))
                    .map(Variables::after)
                    .orElseGet(Variables::none);
            for (Instruction instruction : stage.body()) {
                addArguments(instruction, arguments);
                if (instruction.is("ENV")) {
                    instruction.pairs().forEach(pair -> variables.declare(pair.name()));
                }
                Predicate<String> known = name -> arguments.contains(name) || variables.isDeclared(name);
                dockerfile
                        .run(instruction)
                        .filter(run -> run.script().any(command -> !isPinned(command, known)))
                        .ifPresent(run -> lines.add(run.line()));
            }
            if (!stage.alias().isEmpty()) {
                variablesOf.put(stage.alias(), variables);
            }
        }
        return Stream.concat(lines.stream(), unpinnedLater(dockerfile));
    }

    /** Triggers of {@code ONBUILD} only see variables that other triggers set. */
    private Stream<Integer> unpinnedLater(ShellDockerfile dockerfile) {
        Set<String> known = new HashSet<>();
        return dockerfile.triggers().toList().stream().flatMap(trigger -> {
            addArguments(trigger, known);
            if (trigger.is("ENV")) {
                trigger.pairs().forEach(pair -> known.add(pair.name()));
            }
            return dockerfile
                    .run(trigger)
                    .filter(run -> run.script().any(command -> !isPinned(command, known::contains)))
                    .map(Run::line)
                    .stream();
        });
    }

    private static void addArguments(Instruction instruction, Set<String> arguments) {
        if (instruction.is("ARG")) {
            instruction.words().forEach(word -> arguments.add(NameValue.of(word).name()));
        }
    }

    private boolean isPinned(ShellCommand command, Predicate<String> known) {
        if (!programs.contains(command.name()) || !command.arguments().contains("install")) {
            return true;
        }
        Stream<String> installed =
                command.words().stream().filter(word -> !word.equals("install") && !word.equals("module"));
        if (command.arguments().contains("module")) {
            return installed.allMatch(module -> module.contains(":"));
        }
        if (groups.stream().anyMatch(command.arguments()::contains)) {
            return true;
        }
        return installed.allMatch(name -> isPinned(name, known));
    }

    private static boolean isPinned(String name, Predicate<String> known) {
        int hyphen = name.indexOf('-');
        if (hyphen < 0) {
            return false;
        }
        if (name.endsWith(".rpm")) {
            return true;
        }
        if (name.contains("$")) {
            return hasVariable(name, known);
        }
        List<String> parts = List.of(name.substring(hyphen + 1).split("-", -1));
        return parts.stream().allMatch(part -> part.chars().allMatch(RpmPackages::isVersionPart))
                && parts.stream().anyMatch(part -> !part.isEmpty() && Character.isDigit(part.charAt(0)));
    }

    private static boolean hasVariable(String name, Predicate<String> known) {
        for (int start = name.indexOf("${"); start >= 0; start = name.indexOf("${", start + 1)) {
            int end = name.indexOf('}', start);
            if (end > 0 && known.test(name.substring(start + 2, end))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isVersionPart(int c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || ".~^_:+".indexOf(c) >= 0;
    }
}
