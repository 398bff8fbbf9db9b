package io.github.dockeroptimize.lint.hadolint;

import io.github.dockeroptimize.lint.text.Severity;
import java.util.List;
import java.util.stream.Stream;

/** Rules about Alpine's packages. */
final class ApkRules {

    private ApkRules() {}

    static List<Rule> all() {
        return List.of(
                Rule.ofCommands(
                        "DL3018",
                        Severity.WARNING,
                        "The package has no version, so a later build may install another one; write apk add NAME=VERSION",
                        command -> command.has("apk", "add")
                                && !command.withoutValuesOf("t", "virtual", "repository", "X").words().stream()
                                        .filter(word -> !word.equals("add"))
                                        .allMatch(ApkRules::isPinned)),
                Rule.ofRuns(
                        "DL3019",
                        Severity.INFO,
                        "apk's index stays in the image; add --no-cache",
                        run -> !run.keepsOut("/var/cache/apk")
                                && run.script()
                                        .any(command -> command.has("apk", "add") && !command.hasFlag("no-cache"))));
    }

    private static boolean isPinned(String name) {
        return Stream.of("=", "~", ">", "<").anyMatch(name::contains) || name.endsWith(".apk");
    }
}
