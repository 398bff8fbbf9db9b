package io.github.dockeroptimize.lint.hadolint;

import io.github.dockeroptimize.lint.shell.Script;
import io.github.dockeroptimize.lint.text.Severity;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Rules about Go's packages. */
final class GoRules {

    private GoRules() {}

    static List<Rule> all() {
        return List.of(Rule.ofRuns(
                "DL3062",
                Severity.WARNING,
                "The package has no version, so a later build may install another one; write go install NAME@VERSION",
                run -> !packages(run.script()).stream().allMatch(GoRules::isPinned)));
    }

    /** Words after the package to run are its own arguments. */
    private static List<String> packages(Script script) {
        List<String> run = script.commands().stream()
                .filter(command -> command.has("go", "run"))
                .flatMap(command -> command.words().stream().limit(2).filter(word -> !word.equals("run")))
                .toList();
        return !run.isEmpty()
                ? run
                : script.commands().stream()
                        .filter(command -> command.has("go", "install", "get"))
                        .flatMap(command -> command.words().stream()
                                .filter(word ->
                                        !Set.of("install", "get", "tool").contains(word)))
                        .toList();
    }

    private static boolean isPinned(String name) {
        return name.startsWith(".")
                || name.startsWith("/")
                || (name.contains("@") && Stream.of("@latest", "@none").noneMatch(name::endsWith));
    }
}
