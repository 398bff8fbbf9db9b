package io.github.dockeroptimize.lint;

import java.util.List;
import java.util.stream.Stream;

/** SUSE's packages. */
final class ZypperRules {

    private ZypperRules() {}

    static List<Rule> all() {
        return List.of(
                Rule.ofCommands(
                        "DL3034",
                        Severity.WARNING,
                        "zypper asks before it does it, and nobody answers; add -y",
                        command ->
                                command.has("zypper", "install", "in", "remove", "rm", "source-install", "si", "patch")
                                        && !command.hasFlag("non-interactive", "n", "no-confirm", "y")),
                Rule.ofCommands(
                        "DL3035",
                        Severity.WARNING,
                        "This makes another distribution of the base image; take a newer base image",
                        command -> command.has("zypper", "dist-upgrade", "dup")),
                Rule.ofRuns(
                        "DL3036",
                        Severity.WARNING,
                        "What zypper has downloaded stays in the image; end with 'zypper clean'",
                        run -> run.script().any(ZypperRules::installs)
                                && !run.keepsOut("/var/cache/zypp")
                                && !run.script()
                                        .inOrder(
                                                ZypperRules::installs,
                                                command -> command.has("zypper", "clean", "cc"))),
                Rule.ofCommands(
                        "DL3037",
                        Severity.WARNING,
                        "A package without version is another one tomorrow; write zypper install NAME=VERSION",
                        command -> installs(command)
                                && !command.words().stream()
                                        .filter(word -> !word.equals("install") && !word.equals("in"))
                                        .allMatch(ZypperRules::isPinned)));
    }

    private static boolean installs(ShellCommand command) {
        return command.has("zypper", "install", "in");
    }

    private static boolean isPinned(String name) {
        return Stream.of("=", ">", "<").anyMatch(name::contains) || name.endsWith(".rpm");
    }
}
