package io.github.dockeroptimize.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.dockeroptimize.InvalidInputException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BuildOptionsTest {

    @ParameterizedTest
    @CsvSource({
        ", '', 1970-01-01T00:00:00Z",
        "' ', '', 1970-01-01T00:00:00Z",
        ", 1700000000, 2023-11-14T22:13:20Z",
        "2020-01-01T00:00:00Z, 1700000000, 2020-01-01T00:00:00Z",
        "1600000000, 1700000000, 2020-09-13T12:26:40Z",
        "2020-01-01T00:00:00Z, never, 2020-01-01T00:00:00Z",
        "x, 1700000000, 1970-01-01T00:00:00Z"
    })
    void theEnvironmentCountsWhereNothingElseIsSet(String given, String epoch, String time) {
        assertThat(BuildOptions.creationTime(given, epoch)).hasToString(time);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "yesterday, ``, `'creationTime' is 'yesterday', which is not a time`",
                ", -1, `the environment variable 'SOURCE_DATE_EPOCH' is '-1', which is not a number of seconds`",
                ", 1.5, `the environment variable 'SOURCE_DATE_EPOCH' is '1.5', which is not a number of seconds`"
            })
    void whatIsNotATimeIsRefused(String given, String epoch, String problem) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> BuildOptions.creationTime(given, epoch))
                .withMessageStartingWith(problem);
    }
}
