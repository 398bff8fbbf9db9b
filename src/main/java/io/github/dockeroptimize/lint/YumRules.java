package io.github.dockeroptimize.lint;

import java.util.List;
import java.util.Set;

/** Packages of older Red Hats. */
final class YumRules {

    private YumRules() {}

    static List<Rule> all() {
        return List.of(
                Rule.ofCommands(
                        "DL3030",
                        Severity.WARNING,
                        "yum asks before it installs, and nobody answers; add -y",
                        command -> command.has("yum", "install", "groupinstall", "localinstall")
                                && !command.hasFlag("y", "assumeyes")),
                Rule.ofRuns(
                        "DL3032",
                        Severity.WARNING,
                        "What yum has downloaded stays in the image; end with 'yum clean all'",
                        run -> run.script().any(YumRules::installs)
                                && !run.script().inOrder(YumRules::installs, YumRules::cleans)),
                Rule.ofFile(
                        "DL3033",
                        Severity.WARNING,
                        "A package without version is another one tomorrow; write yum install NAME-VERSION",
                        new RpmPackages(Set.of("yum"), Set.of())::unpinned));
    }

    private static boolean installs(ShellCommand command) {
        return command.has("yum", "install");
    }

    private static boolean cleans(ShellCommand command) {
        return command.has("yum", "clean", "all") || command.has("rm", "-rf", "/var/cache/yum/*");
    }
}
