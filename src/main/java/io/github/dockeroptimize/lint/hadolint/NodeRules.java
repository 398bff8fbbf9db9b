package io.github.dockeroptimize.lint.hadolint;

import io.github.dockeroptimize.lint.shell.Script;
import io.github.dockeroptimize.lint.shell.ShellCommand;
import io.github.dockeroptimize.lint.text.Severity;
import java.util.List;
import java.util.stream.Stream;

/** Rules about packages of npm and yarn. */
final class NodeRules {

    private NodeRules() {}

    static List<Rule> all() {
        return List.of(
                Rule.ofCommands(
                        "DL3016",
                        Severity.WARNING,
                        "The package has no version, so a later build may install another one; write npm install NAME@VERSION",
                        command -> command.has("npm", "install")
                                && installed(command).findFirst().isPresent()
                                && isInstallFirst(command)
                                && !installed(command).allMatch(NodeRules::isPinned)),
                Rule.ofFile(
                        "DL3060",
                        Severity.INFO,
                        "The downloads of yarn stay in the image; end with 'yarn cache clean'",
                        NodeRules::cached));
    }

    private static boolean isInstallFirst(ShellCommand command) {
        return words(command).findFirst().filter("install"::equals).isPresent();
    }

    private static Stream<String> installed(ShellCommand command) {
        return words(command).dropWhile(word -> !word.equals("install")).dropWhile(word -> word.equals("install"));
    }

    private static Stream<String> words(ShellCommand command) {
        return command.withoutValuesOf("loglevel", "registry").words().stream();
    }

    private static boolean isPinned(String name) {
        if (Stream.of("git://", "git+ssh://", "git+http://", "git+https://").anyMatch(name::startsWith)) {
            return name.contains("#");
        }
        if (Stream.of(".tar", ".tar.gz", ".tgz").anyMatch(name::endsWith)
                || Stream.of("/", "./", "../", "~/").anyMatch(name::startsWith)) {
            return true;
        }
        return name.lastIndexOf('@') > 0;
    }

    private static Stream<Integer> cached(ShellDockerfile dockerfile) {
        return dockerfile.lastingRuns().filter(NodeRules::leavesCache).map(Run::line);
    }

    private static boolean leavesCache(Run run) {
        Script script = run.script();
        if (!script.any(NodeRules::isYarnInstall)) {
            return false;
        }
        return script.any(NodeRules::isYarnClean)
                ? script.inOrder(NodeRules::isYarnClean, NodeRules::isYarnInstall)
                : !run.keepsOut(".cache/yarn");
    }

    private static boolean isYarnInstall(ShellCommand command) {
        return command.has("yarn", "install");
    }

    private static boolean isYarnClean(ShellCommand command) {
        return command.has("yarn", "cache", "clean");
    }
}
