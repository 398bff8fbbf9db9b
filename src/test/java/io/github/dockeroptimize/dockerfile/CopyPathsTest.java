package io.github.dockeroptimize.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** By the Dockerfile reference: patterns of Go's filepath.Match, variables, and the JSON form. */
class CopyPathsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "src | src /to/",
                "größe | größe /to/",
                "a b | [\"a b\", \"/to/\"]",
                "[slug] | [\"[[]slug]\", \"/to/\"]",
                "x*y?[z] | x[*]y[?][[]z] /to/",
                "$HOME | \\$HOME /to/",
                "a $b | [\"a \\\\$b\", \"/to/\"]",
            })
    void areNeverReadAsSomethingElse(String source, String expected) {
        assertThat(CopyPaths.of(List.of(source), "/to/")).isEqualTo(expected);
    }
}
