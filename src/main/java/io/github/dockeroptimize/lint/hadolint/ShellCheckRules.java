package io.github.dockeroptimize.lint.hadolint;

import io.github.dockeroptimize.lint.hadolint.ShellCheckAnalysis.Hazard;
import io.github.dockeroptimize.lint.text.ArchiveNames;
import io.github.dockeroptimize.lint.text.Instruction;
import io.github.dockeroptimize.lint.text.Severity;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The rules of ShellCheck that hadolint shows most often, for the shells that ShellCheck supports. */
final class ShellCheckRules {

    private static final Set<String> SHELLS = Set.of("sh", "bash", "dash", "ash", "ksh");
    private static final Set<String> WITH_ARRAYS = Set.of("bash", "ksh");
    private static final List<String> SHEBANGS = List.of(
            "#!/bin/sh", "#!/bin/bash", "#!/bin/ksh", "#!/usr/bin/env sh", "#!/usr/bin/env bash", "#!/usr/bin/env ksh");

    private ShellCheckRules() {}

    static List<Rule> all() {
        return List.of(
                rule(
                        "SC2046",
                        Severity.WARNING,
                        "Unquoted output of a command is split at white space; quote it",
                        Hazard.SPLIT_OUTPUT),
                rule(
                        "SC2086",
                        Severity.INFO,
                        "An unquoted variable may become several words, or none; quote it",
                        Hazard.SPLIT_VARIABLE),
                rule(
                        "SC2164",
                        Severity.WARNING,
                        "If cd fails, the commands after it run in the wrong directory; write 'cd DIR && ...' or 'cd DIR || exit'",
                        Hazard.UNCHECKED_FOLDER));
    }

    private static Rule rule(String code, Severity severity, String message, Hazard hazard) {
        return Rule.ofFile(code, severity, message, dockerfile -> lines(dockerfile, hazard));
    }

    private static Stream<Integer> lines(ShellDockerfile dockerfile, Hazard hazard) {
        Stream.Builder<Integer> lines = Stream.builder();
        ShellSettings settings = new ShellSettings();
        ShellSettings later = new ShellSettings();
        Deque<Map.Entry<Integer, String>> comments = new ArrayDeque<>(new TreeMap<>(dockerfile.comments()).entrySet());
        for (Instruction instruction : dockerfile.instructions().toList()) {
            while (!comments.isEmpty() && comments.element().getKey() < instruction.line()) {
                settings.comment(comments.remove().getValue());
            }
            settings.read(instruction);
            instruction.trigger().ifPresent(later::read);
            boolean breaks = breaks(dockerfile.run(instruction), settings, hazard)
                    || breaks(instruction.trigger().flatMap(dockerfile::run), later, hazard);
            if (breaks) {
                lines.add(instruction.line());
            }
        }
        return lines.build();
    }

    /** The exec form has no shell, and the input of another program is not a shell script. */
    private static boolean breaks(Optional<Run> run, ShellSettings settings, Hazard hazard) {
        String shell = ArchiveNames.name(settings.shell());
        return SHELLS.contains(shell)
                && run.filter(each -> !each.instruction().isJson())
                        .map(each -> each.script().text())
                        .filter(ShellCheckRules::isForShell)
                        .filter(script -> ShellCheckAnalysis.in(
                                        script, settings::isDeclared, WITH_ARRAYS.contains(shell))
                                .contains(hazard))
                        .isPresent();
    }

    private static boolean isForShell(String script) {
        return !script.startsWith("#!") || SHEBANGS.stream().anyMatch(script::startsWith);
    }
}
