package io.github.dockeroptimize.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockeroptimize.lint.text.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A generated Dockerfile has no finding: the golden files, which are what the generators write. */
class LintGeneratedTest {

    /** The name of one of its labels is bad on purpose, and hadolint takes an escaped {@code $HOME} for a use of it. */
    private static final String NASTY = "nasty-values.Dockerfile";

    static List<Path> goldenFiles() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/golden"))) {
            return files.filter(file -> file.toString().endsWith(".Dockerfile"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("goldenFiles")
    void hasNoFinding(Path file) throws IOException {
        List<Finding> findings = Lint.findings(Files.readString(file));

        assertThat(findings)
                .extracting(Finding::rule)
                .isEqualTo(file.endsWith(NASTY) ? List.of("DL3044", "DL3048") : List.of());
    }
}
