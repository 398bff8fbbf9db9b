package io.github.dockeroptimize.lint.hadolint;

import io.github.dockeroptimize.lint.shell.Script;
import io.github.dockeroptimize.lint.shell.ShellCommand;
import io.github.dockeroptimize.lint.text.Severity;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Rules about packages of Fedora and newer Red Hat releases. */
final class DnfRules {

    private static final Set<String> PROGRAMS = Set.of("dnf", "microdnf");

    private DnfRules() {}

    static List<Rule> all() {
        return List.of(
                Rule.ofCommands(
                        "DL3038",
                        Severity.WARNING,
                        "dnf install asks for confirmation, which a build can't give; add -y",
                        command -> PROGRAMS.contains(command.name())
                                && Stream.of("install", "groupinstall", "localinstall")
                                        .anyMatch(command.arguments()::contains)
                                && !command.hasFlag("y", "assumeyes")),
                Rule.ofRuns(
                        "DL3040",
                        Severity.WARNING,
                        "The downloads of dnf stay in the image; end with 'dnf clean all'",
                        run -> !run.keepsOut("/var/cache/libdnf5")
                                && !run.keepsOut(".cache/libdnf5")
                                && PROGRAMS.stream().anyMatch(program -> isLeftDirty(run.script(), program))),
                Rule.ofFile(
                        "DL3041",
                        Severity.WARNING,
                        "The package has no version, so a later build may install another one; write dnf install NAME-VERSION",
                        new RpmPackages(PROGRAMS, Set.of("group"))::unpinned));
    }

    private static boolean isLeftDirty(Script script, String program) {
        return script.any(command -> installs(command, program))
                && !script.inOrder(
                        command -> installs(command, program),
                        command -> command.has(program, "clean", "all")
                                || command.has("rm", "-rf", "/var/cache/libdnf5*"));
    }

    private static boolean installs(ShellCommand command, String program) {
        return command.has(program, "install", "in", "upgrade", "up", "upgrade-minimal", "up-min", "reinstall", "rei");
    }
}
