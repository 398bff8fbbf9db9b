package io.github.dockeroptimize.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.dockeroptimize.InvalidInputException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlatformTest {

    @ParameterizedTest
    @CsvSource({
        "linux/amd64, linux/amd64",
        "' linux/arm64 ', linux/arm64",
        "arm64, linux/arm64",
        "linux/arm64/v8, linux/arm64",
        "linux/aarch64, linux/arm64",
        "x86_64, linux/amd64",
        "linux/amd64/v1, linux/amd64",
        "linux/amd64/v3, linux/amd64/v3",
        "linux/arm, linux/arm/v7",
        "linux/arm/7, linux/arm/v7",
        "linux/arm/v6, linux/arm/v6",
        "arm/v6, linux/arm/v6",
        "linux/s390x, linux/s390x",
        "windows/amd64, windows/amd64"
    })
    void isASystemAndAnArchitecture(String text, String platform) {
        assertThat(Platform.parse(text)).hasToString(platform);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "/",
                "linux/",
                "/amd64",
                "Linux/amd64",
                "lniux/amd64",
                "linux amd64",
                "linux/amd64,linux/arm64",
                "linux",
                "linux/arm/v4",
                "linux/amd64/v8",
                "linux/s390x/v1",
                "linux/arm64/v8/",
                "null/null/null"
            })
    void refusesAllElse(String text) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> Platform.parse(text))
                .withMessage(
                        "'platforms' has " + InvalidInputException.quote(text)
                                + ", which is not a platform; name an operating system and an architecture, such as 'linux/amd64', 'linux/arm64' or 'linux/arm/v7'");
    }
}
