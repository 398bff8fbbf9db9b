package io.github.dockeroptimize.lint;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Packages of Fedora and newer Red Hats. */
final class DnfRules {

    private static final Set<String> PROGRAMS = Set.of("dnf", "microdnf");

    private DnfRules() {}

    static List<Rule> all() {
        return List.of(
                Rule.ofCommands(
                        "DL3038",
                        Severity.WARNING,
                        "dnf asks before it installs, and nobody answers; add -y",
                        command -> PROGRAMS.contains(command.name())
                                && Stream.of("install", "groupinstall", "localinstall")
                                        .anyMatch(command.arguments()::contains)
                                && !command.hasFlag("y", "assumeyes")),
                Rule.ofRuns(
                        "DL3040",
                        Severity.WARNING,
                        "What dnf has downloaded stays in the image; end with 'dnf clean all'",
                        run -> !run.keepsOut("/var/cache/libdnf5")
                                && !run.keepsOut(".cache/libdnf5")
                                && PROGRAMS.stream().anyMatch(program -> isLeftDirty(run.script(), program))),
                Rule.ofFile(
                        "DL3041",
                        Severity.WARNING,
                        "A package without version is another one tomorrow; write dnf install NAME-VERSION",
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
