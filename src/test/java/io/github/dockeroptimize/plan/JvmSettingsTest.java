package io.github.dockeroptimize.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.dockeroptimize.InvalidInputException;
import java.util.List;
import org.junit.jupiter.api.Test;

class JvmSettingsTest {

    @Test
    void areInTheVariableOfTheLauncherFromJava9On() {
        assertThat(JvmSettings.variable(8)).isEqualTo("JAVA_TOOL_OPTIONS");
        assertThat(JvmSettings.variable(9)).isEqualTo("JDK_JAVA_OPTIONS");
    }

    @Test
    void quoteFlagsThatWouldFallApart() {
        assertThat(JvmSettings.value(List.of("-Xss1m", "-Da=b c", "-Dd=it's", "-De=\"f\"")))
                .isEqualTo(
                        "-XX:MaxRAMPercentage=75 -XX:+ExitOnOutOfMemoryError -Xss1m \"-Da=b c\" \"-Dd=it's\" '-De=\"f\"'");
    }

    @Test
    void refuseAFlagWithBothKindsOfQuotes() {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> JvmSettings.value(List.of("-Da=\"it's\"")))
                .withMessage(
                        "'jvmFlags' has '-Da=\"it's\"', but a flag in an environment variable can't contain both kinds of quotes; set it in the start script of the base image");
    }
}
