package io.github.dockeroptimize.lint.hadolint;

import io.github.dockeroptimize.lint.text.Instruction;
import io.github.dockeroptimize.lint.text.Severity;
import io.github.dockeroptimize.lint.text.Stage;
import io.github.dockeroptimize.lint.text.Whitespace;
import io.github.dockeroptimize.lint.text.WindowsPath;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Rules about the image's config: working directory, user, ports, commands. */
final class ConfigRules {

    private static final int HIGHEST_PORT = 65535;

    private ConfigRules() {}

    static List<Rule> all() {
        return List.of(
                Rule.ofEach(
                        "DL3000",
                        Severity.ERROR,
                        "A relative WORKDIR depends on the previous one; write an absolute path",
                        instruction -> instruction.is("WORKDIR") && isRelative(instruction.rest())),
                Rule.ofFile(
                        "DL3002",
                        Severity.WARNING,
                        "The stage ends as root; end it with a non-root USER",
                        ConfigRules::lastUserRoot),
                Rule.ofEach(
                        "DL3011",
                        Severity.ERROR,
                        "The port is too high; the highest is " + HIGHEST_PORT,
                        instruction -> instruction.is("EXPOSE")
                                && instruction.words().stream().anyMatch(ConfigRules::isTooHigh)),
                repeated("DL3012", Severity.ERROR, "HEALTHCHECK"),
                Rule.ofEach(
                        "DL3025",
                        Severity.WARNING,
                        "This runs in a shell, which doesn't pass on signals; write it as a JSON array",
                        ConfigRules::isShellForm),
                Rule.ofEach(
                        "DL3043",
                        Severity.ERROR,
                        "ONBUILD can't trigger ONBUILD, FROM or MAINTAINER",
                        instruction -> instruction.trigger().stream()
                                .anyMatch(trigger ->
                                        Set.of("ONBUILD", "FROM", "MAINTAINER").contains(trigger.keyword()))),
                Rule.ofEach(
                        "DL4000",
                        Severity.ERROR,
                        "MAINTAINER is deprecated; write LABEL org.opencontainers.image.authors= instead",
                        instruction -> instruction.is("MAINTAINER")),
                repeated("DL4003", Severity.WARNING, "CMD"),
                repeated("DL4004", Severity.ERROR, "ENTRYPOINT"));
    }

    private static Rule repeated(String code, Severity severity, String keyword) {
        return Rule.ofFile(
                code,
                severity,
                "The stage has a " + keyword + " already, and only the last one has an effect; keep one",
                dockerfile -> Stream.concat(
                                Stream.of(dockerfile.preamble()),
                                dockerfile.stages().stream().map(Stage::body))
                        .flatMap(body -> body.stream()
                                .filter(instruction -> instruction.is(keyword))
                                .skip(1)
                                .map(Instruction::line)));
    }

    private static boolean isRelative(String folder) {
        String plain = Whitespace.unquoted(folder);
        return !plain.startsWith("$") && !plain.startsWith("/") && !WindowsPath.isAbsolute(plain);
    }

    private static Stream<Integer> lastUserRoot(ShellDockerfile dockerfile) {
        return dockerfile.stages().stream()
                .flatMap(stage -> stage.body().stream()
                        .filter(instruction -> instruction.is("USER"))
                        .reduce((earlier, later) -> later)
                        .filter(last -> isRoot(last.rest()))
                        .map(Instruction::line)
                        .stream());
    }

    private static boolean isRoot(String user) {
        String name = user.contains(":") ? user.substring(0, user.indexOf(':')) : user;
        return name.equals("root") || name.equals("0");
    }

    private static boolean isTooHigh(String port) {
        String number = port.contains("/") ? port.substring(0, port.indexOf('/')) : port;
        return Stream.of(number.split("-", 2))
                .anyMatch(end -> !end.isEmpty()
                        && end.chars().allMatch(c -> c >= '0' && c <= '9')
                        && (end.length() > 9 || Integer.parseInt(end) > HIGHEST_PORT));
    }

    private static boolean isShellForm(Instruction instruction) {
        boolean command = instruction.is("CMD") || instruction.is("ENTRYPOINT");
        boolean check = instruction.is("HEALTHCHECK") && !instruction.words().isEmpty();
        return (command || check) && !instruction.isJson();
    }
}
