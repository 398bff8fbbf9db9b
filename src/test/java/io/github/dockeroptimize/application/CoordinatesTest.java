package io.github.dockeroptimize.application;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CoordinatesTest {

    @ParameterizedTest
    @CsvSource({
        "org.demo:a:1.0, org.demo:a, a-1.0.jar",
        "org.demo:a:1.0:linux, org.demo:a:linux, a-1.0-linux.jar",
        "a-1.0.jar, a, a-1.0.jar",
        "a.jar, a, a.jar",
        "gl-3d, gl-3d, gl-3d"
    })
    void areReadAsTheyAreWritten(String text, String key, String fileName) {
        Coordinates coordinates = Coordinates.parse(text);

        assertThat(coordinates).hasToString(text);
        assertThat(coordinates.key()).isEqualTo(key);
        assertThat(coordinates.fileName()).isEqualTo(fileName);
    }
}
