package io.github.dockeroptimize.lint.hadolint;

import io.github.dockeroptimize.lint.shell.Script;
import io.github.dockeroptimize.lint.shell.ShellCommand;
import io.github.dockeroptimize.lint.text.Severity;
import java.util.List;
import java.util.stream.Stream;

/** Rules about Debian's packages. */
final class AptRules {

    private AptRules() {}

    static List<Rule> all() {
        return List.of(
                Rule.ofCommands(
                        "DL3008",
                        Severity.WARNING,
                        "The package has no version, so a later build may install another one; write apt-get install NAME=VERSION",
                        command -> !packages(command).allMatch(AptRules::isPinned)),
                Rule.ofFile(
                        "DL3009",
                        Severity.INFO,
                        "apt's lists stay in the image; remove /var/lib/apt/lists/* in the same RUN",
                        AptRules::listsLeft),
                Rule.ofCommands(
                        "DL3014",
                        Severity.WARNING,
                        "apt-get install asks for confirmation, which a build can't give; add -y",
                        command -> isInstall(command) && !isAssumingYes(command)),
                Rule.ofCommands(
                        "DL3015",
                        Severity.INFO,
                        "apt-get also installs recommended packages; add --no-install-recommends",
                        command -> isInstall(command)
                                && !command.hasFlag("no-install-recommends")
                                && !command.arguments().contains("APT::Install-Recommends=false")),
                Rule.ofCommands(
                        "DL3027",
                        Severity.WARNING,
                        "apt is for interactive use, and its interface changes; use apt-get or apt-cache",
                        command -> command.is("apt")));
    }

    private static boolean isInstall(ShellCommand command) {
        return command.has("apt-get", "install");
    }

    private static Stream<String> packages(ShellCommand command) {
        return isInstall(command)
                ? command.withoutValuesOf("t", "target-release").words().stream()
                        .filter(word -> !word.equals("install"))
                : Stream.empty();
    }

    private static boolean isPinned(String name) {
        return name.contains("=") || name.contains("/") || name.endsWith(".deb");
    }

    private static boolean isAssumingYes(ShellCommand command) {
        return command.hasFlag("y", "yes", "qq", "assume-yes")
                || command.count("q") == 2
                || command.count("quiet") == 2
                || command.arguments().contains("-q=2");
    }

    private static Stream<Integer> listsLeft(ShellDockerfile dockerfile) {
        return dockerfile
                .lastingRuns()
                .filter(run -> updates(run.script()) && !isKeptOut(run))
                .map(Run::line);
    }

    private static boolean updates(Script script) {
        return script.any(command -> command.is("apt", "apt-get", "aptitude")
                        && command.arguments().contains("update"))
                && !script.any(command -> command.has("rm", "-rf", "/var/lib/apt/lists/*"));
    }

    private static boolean isKeptOut(Run run) {
        return run.keepsOut("/var/lib/apt/lists") || (run.keepsOut("/var/lib/apt") && run.keepsOut("/var/cache/apt"));
    }
}
