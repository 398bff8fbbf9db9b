package io.github.dockeroptimize.lint.hadolint;

import io.github.dockeroptimize.lint.shell.ShellCommand;
import io.github.dockeroptimize.lint.text.Severity;
import java.util.List;
import java.util.Set;

/** Rules about packages of older Red Hat releases. */
final class YumRules {

    private YumRules() {}

    static List<Rule> all() {
        return List.of(
                Rule.ofCommands(
                        "DL3030",
                        Severity.WARNING,
                        "yum install asks for confirmation, which a build can't give; add -y",
                        command -> command.has("yum", "install", "groupinstall", "localinstall")
                                && !command.hasFlag("y", "assumeyes")),
                Rule.ofRuns(
                        "DL3032",
                        Severity.WARNING,
                        "The downloads of yum stay in the image; end with 'yum clean all'",
                        run -> run.script().any(YumRules::installs)
                                && !run.script().inOrder(YumRules::installs, YumRules::cleans)),
                Rule.ofFile(
                        "DL3033",
                        Severity.WARNING,
                        "The package has no version, so a later build may install another one; write yum install NAME-VERSION",
                        new RpmPackages(Set.of("yum"), Set.of())::unpinned));
    }

    private static boolean installs(ShellCommand command) {
        return command.has("yum", "install");
    }

    private static boolean cleans(ShellCommand command) {
        return command.has("yum", "clean", "all") || command.has("rm", "-rf", "/var/cache/yum/*");
    }
}
