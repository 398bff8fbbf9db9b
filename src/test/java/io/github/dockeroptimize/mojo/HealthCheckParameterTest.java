package io.github.dockeroptimize.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.image.HealthCheck;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HealthCheckParameterTest {

    private final HealthCheckParameter parameter = new HealthCheckParameter();

    @Test
    void isThatOfTheBaseWhereNothingIsSet() {
        assertThat(parameter.read()).isEmpty();
    }

    @Test
    void isWhatTheUserSets() {
        parameter.command = List.of("curl", "-f", "http://localhost");
        parameter.interval = " 1m30s ";
        parameter.timeout = "500ms";
        parameter.startPeriod = "1h";
        parameter.startInterval = "2s";
        parameter.retries = "5";

        assertThat(parameter.read())
                .contains(new HealthCheck(
                        List.of("CMD", "curl", "-f", "http://localhost"),
                        Optional.of(Duration.ofSeconds(90)),
                        Optional.of(Duration.ofMillis(500)),
                        Optional.of(Duration.ofHours(1)),
                        Optional.of(Duration.ofSeconds(2)),
                        Optional.of(5)));
    }

    @Test
    void theShortFormIsTheCommand() {
        parameter.set("wget,-q,http://localhost:8080");
        assertThat(parameter.read().orElseThrow().command()).containsExactly("wget", "-q", "http://localhost:8080");
    }

    @Test
    void noneSwitchesThatOfTheBaseOff() {
        parameter.set("NONE");
        assertThat(parameter.read().orElseThrow().isOff()).isTrue();
        assertThat(parameter.read().orElseThrow().test()).containsExactly("NONE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"30", "s", "0s", "-1s", "1s1h", "1.5s", "1d", "9999999s", "1 s"})
    void whatIsNotADurationIsRefused(String text) {
        parameter.set("true");
        parameter.interval = text;
        assertRefused("'healthCheck' has 'interval' '" + text + "', which is not a duration");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "x", "1.5", "9999999"})
    void whatIsNotANumberOfFailuresIsRefused(String text) {
        parameter.set("true");
        parameter.retries = text;
        assertRefused("'healthCheck' has 'retries' '" + text + "', which is not a number of failures");
    }

    @ParameterizedTest
    @CsvSource({"''", "NONE", "' '"})
    void optionsNeedACommand(String command) {
        parameter.command = command.isEmpty() ? List.of() : List.of(command);
        parameter.retries = "1";
        assertRefused("'healthCheck' has options, but no command that they are for");
    }

    private void assertRefused(String problem) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(parameter::read)
                .withMessageStartingWith(problem + "; ");
    }
}
