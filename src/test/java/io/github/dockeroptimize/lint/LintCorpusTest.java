package io.github.dockeroptimize.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is found in each Dockerfile of the corpus. Docker itself is asked for the same in {@code LintIT}.
 * {@code -Dgolden.update} writes the expected findings anew, for a reviewer to read the difference.
 */
class LintCorpusTest {

    static List<LintCorpus.Sample> samples() {
        return LintCorpus.samples();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void findsWhatStandsBeside(LintCorpus.Sample sample) throws IOException {
        List<String> found = sample.findings().stream()
                .map(finding -> finding.line() + " " + finding.rule())
                .toList();
        if (System.getProperty("golden.update") != null) {
            Files.writeString(sample.file(), found.isEmpty() ? "" : String.join("\n", found) + "\n");
        }

        assertThat(found).isEqualTo(sample.expected());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void findsTheSameWhateverEndsItsLines(LintCorpus.Sample sample) {
        if (sample.text().contains("<<")) {
            return;
        }
        String unix = sample.text().replace("\r\n", "\n");

        assertThat(Lint.findings(unix.replace("\n", "\r\n"))).isEqualTo(Lint.findings(unix));
    }

    @Test
    void hasEnoughOfThem() {
        assertThat(samples()).hasSizeGreaterThanOrEqualTo(60);
    }
}
