package io.github.dockeroptimize.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.dockeroptimize.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageNameTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "app",
                "app:1.0-SNAPSHOT",
                "team/app",
                "localhost:5000/app:latest",
                "Registry.Example.com/team/sub/app:1.0_x",
                "a__b/c--d.e_f:V1"
            })
    void takesWhatDockerTakes(String name) {
        assertThat(ImageName.parse(name)).hasToString(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " app",
                "app ",
                "App",
                "team/App",
                "app:",
                ":1.0",
                "app:1 0",
                "app:-1",
                "app:.1",
                "a..b",
                "a___b",
                "a//b",
                "/app",
                "app/",
                "-app",
                "app-",
                "app:1:2",
                "grüße",
                "app;rm -rf",
                "app\n",
                "$APP",
                "app@sha256:abc"
            })
    void refusesWhatDockerRefuses(String name) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> ImageName.parse(name))
                .withMessage(
                        "'image' is " + InvalidInputException.quote(name)
                                + ", which is not an image name; give one in lower case with an optional tag, such as 'registry.example.com/team/app:1.0'");
    }

    @Test
    void hasATagOf128CharactersAtMost() {
        assertThat(ImageName.parse("app:" + "1".repeat(128)).tag().orElseThrow())
                .hasSize(128);
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> ImageName.parse("app:" + "1".repeat(129)));
    }

    @ParameterizedTest
    @CsvSource({
        "demo, 1.0, demo:1.0",
        "Demo_App, 1.0-SNAPSHOT, demo_app:1.0-SNAPSHOT",
        "-demo-, 1.0+build.7, demo:1.0-build.7",
        "a..b__c--d, 1, a.b_c-d:1",
        "a b, 1 0, a-b:1-0",
        "my._-app, .1, my-app:1",
        "___, -.-, app",
        "grüße, 1, gr-e:1"
    })
    void isMadeOfAModulesCoordinates(String artifactId, String version, String name) {
        assertThat(ImageName.ofModule(artifactId, version)).hasToString(name);
    }
}
