package io.github.dockeroptimize.lint.hadolint;

import io.github.dockeroptimize.lint.shell.ShellCommand;
import io.github.dockeroptimize.lint.text.Severity;
import java.util.ArrayList;
import java.util.List;

/** Rules about Ruby's packages. */
final class GemRules {

    private GemRules() {}

    static List<Rule> all() {
        return List.of(Rule.ofCommands(
                "DL3028",
                Severity.WARNING,
                "The package has no version, so a later build may install another one; write gem install NAME:VERSION",
                command -> command.has("gem", "install", "i")
                        && !hasVersion(command)
                        && !packages(command.arguments()).stream().allMatch(name -> name.contains(":"))));
    }

    private static boolean hasVersion(ShellCommand command) {
        return command.arguments().stream()
                .anyMatch(argument ->
                        argument.equals("-v") || argument.equals("--version") || argument.startsWith("--version="));
    }

    /** The words that are neither a flag nor its value. */
    private static List<String> packages(List<String> arguments) {
        List<String> packages = new ArrayList<>();
        boolean skip = false;
        for (String argument : arguments) {
            if (argument.equals("--")) {
                break;
            }
            boolean flag = !skip && argument.startsWith("-");
            if (!skip && !flag && !argument.equals("install") && !argument.equals("i")) {
                packages.add(argument);
            }
            skip = flag;
        }
        return packages;
    }
}
