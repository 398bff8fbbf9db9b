package io.github.dockeroptimize.lint.hadolint;

import io.github.dockeroptimize.lint.shell.ShellCommand;
import io.github.dockeroptimize.lint.text.ImageGrammar;
import io.github.dockeroptimize.lint.text.Instruction;
import io.github.dockeroptimize.lint.text.Severity;
import io.github.dockeroptimize.lint.text.Stage;
import io.github.dockeroptimize.lint.text.Whitespace;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Rules about Python's packages. */
final class PipRules {

    private static final Set<String> YES = Set.of("1", "true", "True", "TRUE", "on", "On", "ON", "yes", "Yes", "YES");
    private static final String NO_CACHE = "PIP_NO_CACHE_DIR";
    private static final List<String> REPOSITORIES = List.of("git", "hg+", "svn", "bzr+");
    private static final String[] WITH_VALUE = {
        "abi",
        "b",
        "build",
        "e",
        "editable",
        "extra-index-url",
        "f",
        "find-links",
        "i",
        "index-url",
        "implementation",
        "no-binary",
        "only-binary",
        "platform",
        "prefix",
        "progress-bar",
        "proxy",
        "python",
        "python-version",
        "root",
        "root-user-action",
        "src",
        "t",
        "target",
        "trusted-host",
        "upgrade-strategy"
    };

    private PipRules() {}

    static List<Rule> all() {
        return List.of(
                Rule.ofCommands(
                        "DL3013",
                        Severity.WARNING,
                        "The package has no version, so a later build may install another one; write pip install NAME==VERSION, or -r"
                                + " requirements.txt",
                        command -> isInstall(command)
                                && !isFromFile(command)
                                && !command.hasFlag("constraint", "c")
                                && !packages(command).allMatch(PipRules::isPinned)),
                Rule.ofFile(
                        "DL3042",
                        Severity.WARNING,
                        "The downloads of pip stay in the image; add --no-cache-dir",
                        PipRules::cached));
    }

    private static boolean isInstall(ShellCommand command) {
        String name = command.name();
        boolean pip = name.startsWith("pip")
                && !name.startsWith("pipenv")
                && command.arguments().contains("install");
        return pip || (name.startsWith("python") && command.hasSequence("-m", "pip", "install"));
    }

    private static boolean isFromFile(ShellCommand command) {
        return Stream.of("--requirement", "-r", ".").anyMatch(command.arguments()::contains);
    }

    private static Stream<String> packages(ShellCommand command) {
        return command.withoutValuesOf(WITH_VALUE).words().stream()
                .dropWhile(word -> !word.equals("install"))
                .dropWhile(word -> word.equals("install"));
    }

    private static boolean isPinned(String name) {
        boolean repository = REPOSITORIES.stream().anyMatch(name::startsWith);
        return Stream.of("==", ">", "<", "!=", "~=").anyMatch(name::contains)
                || (repository && name.contains("@"))
                || (!repository && name.contains("/"))
                || name.endsWith(".whl")
                || name.endsWith(".tar.gz");
    }

    private static Stream<Integer> cached(ShellDockerfile dockerfile) {
        Stream.Builder<Integer> lines = Stream.builder();
        Map<String, Boolean> offIn = new HashMap<>();
        for (Stage stage : dockerfile.stages()) {
            String image = ImageGrammar.parse(stage.image()).path();
            boolean off = offIn.getOrDefault(image, false);
            for (Instruction instruction : stage.body()) {
                off |= turnsOff(instruction);
                if (!off) {
                    dockerfile.run(instruction).filter(PipRules::leavesCache).ifPresent(run -> lines.add(run.line()));
                }
            }
            offIn.put(stage.alias().isEmpty() ? image : stage.alias(), off);
        }
        return Stream.concat(lines.build(), cachedLater(dockerfile));
    }

    /** Triggers of {@code ONBUILD} only see variables that other triggers set. */
    private static Stream<Integer> cachedLater(ShellDockerfile dockerfile) {
        List<Instruction> triggers = dockerfile.triggers().toList();
        long on = triggers.stream().takeWhile(trigger -> !turnsOff(trigger)).count();
        return triggers.stream()
                .limit(on)
                .flatMap(trigger -> dockerfile.run(trigger).stream())
                .filter(PipRules::leavesCache)
                .map(Run::line);
    }

    private static boolean turnsOff(Instruction instruction) {
        return instruction.is("ENV")
                && instruction.pairs().stream()
                        .anyMatch(pair ->
                                pair.name().equals(NO_CACHE) && YES.contains(Whitespace.unquoted(pair.value())));
    }

    private static boolean leavesCache(Run run) {
        return run.script()
                        .any(command -> isInstall(command)
                                && !command.arguments().contains("--no-cache-dir")
                                && !isWrapper(command))
                && !isTurnedOff(run.script().text())
                && !run.keepsOut(".cache/pip");
    }

    private static boolean isWrapper(ShellCommand command) {
        return Stream.of("pipx", "pipenv")
                .anyMatch(wrapper -> command.name().contains(wrapper)
                        || (command.name().startsWith("python") && command.hasSequence("-m", wrapper)));
    }

    private static boolean isTurnedOff(String script) {
        int start = script.indexOf(NO_CACHE + "=");
        return start >= 0 && YES.stream().anyMatch(yes -> script.startsWith(yes, start + NO_CACHE.length() + 1));
    }
}
