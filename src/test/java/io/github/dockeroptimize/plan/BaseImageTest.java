package io.github.dockeroptimize.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.dockeroptimize.InvalidInputException;
import java.util.OptionalInt;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BaseImageTest {

    private static final String DIGEST = "@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "eclipse-temurin",
                "eclipse-temurin:17-jre",
                "eclipse-temurin:17-jre" + DIGEST,
                "eclipse-temurin" + DIGEST,
                "localhost:5000/a__b/c:1",
                "registry.access.redhat.com/ubi9/openjdk-17-runtime:1.20"
            })
    void takesWhatFromTakes(String reference) {
        assertThat(BaseImage.parse(reference)).hasToString(reference);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Java",
                "java 17",
                "java:17 AS build",
                "java:17\nRUN id",
                "${BASE}",
                "java:",
                "java@sha256:abc",
                "java@md5:0123",
                "a//b",
                "a..b",
                "java:17" + DIGEST + "00",
                "https://example.com/java"
            })
    void refusesWhatFromRefuses(String reference) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> BaseImage.parse(reference))
                .withMessage(
                        "'baseImage' is " + InvalidInputException.quote(reference)
                                + ", which is not an image reference; give one such as 'eclipse-temurin:21-jre' or 'registry.example.com/java:21@sha256:…'");
    }

    @ParameterizedTest
    @CsvSource({
        "eclipse-temurin:17-jre, true",
        "library/eclipse-temurin:17-jre, true",
        "docker.io/eclipse-temurin:17-jre, true",
        "docker.io/library/tomcat:10.1, true",
        "ubuntu, true",
        "ubuntu/jre:17, false",
        "myteam/eclipse-temurin:17, false",
        "localhost:5000/eclipse-temurin:17, false",
        "jetty:12, false",
        "registry.access.redhat.com/ubi9/openjdk-17-runtime, false"
    })
    void isKnownWhereItIsAnOfficialImage(String reference, boolean known) {
        assertThat(BaseImage.parse(reference).isKnown()).isEqualTo(known);
    }

    @ParameterizedTest
    @CsvSource({
        "gcr.io/distroless/java21-debian12:nonroot, true",
        "cgr.dev/chainguard/jre:latest, true",
        "cgr.dev/example.com/jre, true",
        "registry.example.com/chiselled-jre:21, true",
        "ubuntu/jre:21, true",
        "eclipse-temurin:21-jre, false",
        "ubuntu:24.04, false"
    })
    void isKnownToHaveNoShell(String reference, boolean none) {
        assertThat(BaseImage.parse(reference).hasNoShell()).isEqualTo(none);
    }

    @ParameterizedTest
    @CsvSource({
        "eclipse-temurin:21-jre, 21",
        "eclipse-temurin:17.0.9_9-jre-jammy, 17",
        "eclipse-temurin:8u412-b08-jre, 8",
        "eclipse-temurin:21, 21",
        "localhost:5000/java:11-slim, 11",
        "tomcat:10.1-jre21-temurin-jammy, 21",
        "tomcat:9-jdk8, 8"
    })
    void tellsTheJavaReleaseByItsTag(String reference, int release) {
        assertThat(BaseImage.parse(reference).javaRelease()).hasValue(release);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "eclipse-temurin",
                "eclipse-temurin:latest",
                "localhost:5000/java",
                "tomcat:10.1",
                "ubuntu:jammy",
                "java:20260101",
                "java:17jre",
                "java" + DIGEST
            })
    void hasNoReleaseWhereItsTagNamesNone(String reference) {
        assertThat(BaseImage.parse(reference).javaRelease()).isEqualTo(OptionalInt.empty());
    }

    @ParameterizedTest
    @CsvSource({"registry.example.com:5000/team/jetty:12, jetty", "tomcat, tomcat", "a/b" + DIGEST + ", b"})
    void isCalledByTheLastPartOfItsRepository(String reference, String name) {
        assertThat(BaseImage.parse(reference).name()).isEqualTo(name);
    }
}
