package io.github.dockeroptimize.lint.hadolint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockeroptimize.lint.hadolint.ShellCheckAnalysis.Hazard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What ShellCheck 0.9.0 says of the scripts of {@code shell-scripts.tsv}: its codes, a tab, the script, with {@code BASH:}
 * before those for bash. It was asked as hadolint does it, with {@code ARGVAR} exported as 1 before each of them.
 */
class ShellCheckAnalysisTest {

    private static final Map<Hazard, String> CODES = Map.of(
            Hazard.SPLIT_OUTPUT, "SC2046",
            Hazard.SPLIT_VARIABLE, "SC2086",
            Hazard.UNCHECKED_FOLDER, "SC2164");

    static Stream<String> scripts() throws IOException {
        return Files.readAllLines(Path.of("src/test/resources/lint/shell-scripts.tsv")).stream();
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void findsWhatShellCheckFinds(String line) {
        String[] columns = line.split("\t", 2);
        boolean bash = columns[1].startsWith("BASH:");
        String script = columns[1].substring(bash ? "BASH:".length() : 0).replace("\\n", "\n");

        assertThat(ShellCheckAnalysis.in(script, "ARGVAR"::equals, bash).stream()
                        .map(CODES::get)
                        .collect(Collectors.toSet()))
                .isEqualTo(Arrays.stream(columns[0].split(" "))
                        .filter(code -> !code.isEmpty())
                        .collect(Collectors.toSet()));
    }
}
