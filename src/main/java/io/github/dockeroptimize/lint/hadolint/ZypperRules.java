package io.github.dockeroptimize.lint.hadolint;

import io.github.dockeroptimize.lint.shell.ShellCommand;
import io.github.dockeroptimize.lint.text.Severity;
import java.util.List;
import java.util.stream.Stream;

/** Rules about SUSE's packages. */
final class ZypperRules {

    private ZypperRules() {}

    static List<Rule> all() {
        return List.of(
                Rule.ofCommands(
                        "DL3034",
                        Severity.WARNING,
                        "zypper asks for confirmation, which a build can't give; add -y",
                        command ->
                                command.has("zypper", "install", "in", "remove", "rm", "source-install", "si", "patch")
                                        && !command.hasFlag("non-interactive", "n", "no-confirm", "y")),
                Rule.ofCommands(
                        "DL3035",
                        Severity.WARNING,
                        "This upgrades the whole distribution of the base image; use a newer base image",
                        command -> command.has("zypper", "dist-upgrade", "dup")),
                Rule.ofRuns(
                        "DL3036",
                        Severity.WARNING,
                        "The downloads of zypper stay in the image; end with 'zypper clean'",
                        run -> run.script().any(ZypperRules::installs)
                                && !run.keepsOut("/var/cache/zypp")
                                && !run.script()
                                        .inOrder(
                                                ZypperRules::installs,
                                                command -> command.has("zypper", "clean", "cc"))),
                Rule.ofCommands(
                        "DL3037",
                        Severity.WARNING,
                        "The package has no version, so a later build may install another one; write zypper install NAME=VERSION",
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
