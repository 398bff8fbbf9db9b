package io.github.dockeroptimize.lint.hadolint;

import io.github.dockeroptimize.lint.text.ImageGrammar;
import io.github.dockeroptimize.lint.text.Instruction;
import io.github.dockeroptimize.lint.text.NameValue;
import io.github.dockeroptimize.lint.text.Stage;
import io.github.dockeroptimize.lint.text.Variables;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The settings of the following scripts: which shell runs them, and which variables have a value. */
final class ShellSettings {

    /** Variables that every build has without an ARG. */
    private static final Set<String> PROXIES = Set.of(
            "HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "https_proxy", "FTP_PROXY", "ftp_proxy", "NO_PROXY", "no_proxy");

    private record Settings(String shell, Variables variables) {}

    private final Map<String, Settings> stages = new HashMap<>();
    private String firstShell = "/bin/sh";
    private String shell = firstShell;
    private Variables variables = Variables.none();
    private String stage = "";
    private boolean begun;

    /** The program of the shell, as in the Dockerfile. */
    String shell() {
        return shell;
    }

    boolean isDeclared(String name) {
        return PROXIES.contains(name) || variables.isDeclared(name);
    }

    /** {@code # hadolint shell=…}; at the top of the file, it applies to all stages. */
    void comment(String text) {
        HadolintIgnores.shell(text).ifPresent(named -> {
            shell = named;
            firstShell = begun ? firstShell : named;
        });
    }

    /** A stage that continues another one begins with the settings at its end. */
    void read(Instruction instruction) {
        switch (instruction.keyword()) {
            case "FROM" -> from(new Stage(0, instruction, List.of()));
            case "ARG" ->
                instruction
                        .words()
                        .forEach(word -> variables.declare(NameValue.of(word).name()));
            case "ENV" -> instruction.pairs().forEach(pair -> variables.declare(pair.name()));
            case "SHELL" -> shell = instruction.words().stream().findFirst().orElse(shell);
            default -> {}
        }
        begun = true;
    }

    private void from(Stage next) {
        if (!stage.isEmpty()) {
            stages.putIfAbsent(stage, new Settings(shell, variables));
        }
        stage = next.alias();
        Optional<Settings> base =
                Optional.ofNullable(stages.get(ImageGrammar.parse(next.image()).path()));
        shell = base.map(Settings::shell).orElse(firstShell);
        variables = base.map(Settings::variables).map(Variables::after).orElseGet(Variables::none);
    }
}
