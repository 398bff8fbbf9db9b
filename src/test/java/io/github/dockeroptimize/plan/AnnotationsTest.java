package io.github.dockeroptimize.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnnotationsTest {

    private static final String PREFIX = "org.opencontainers.image.";
    private static final String PINNED = "sha256:" + "a".repeat(64);
    private static final String FOUND = "sha256:" + "b".repeat(64);

    @ParameterizedTest
    @CsvSource({
        "eclipse-temurin:21-jre, docker.io/library/eclipse-temurin:21-jre, found",
        "eclipse-temurin, docker.io/library/eclipse-temurin:latest, found",
        "index.docker.io/acme/java:1, docker.io/acme/java:1, found",
        "localhost/java:1, localhost/java:1, found",
        "registry.example.com:5000/a/b:1, registry.example.com:5000/a/b:1, found",
        "eclipse-temurin:21-jre@pinned, docker.io/library/eclipse-temurin:21-jre, pinned",
        "eclipse-temurin@pinned, , pinned",
        "scratch, , "
    })
    void nameTheBase(String base, String name, String digest) {
        Map<String, String> annotations = Annotations.of(
                ImageConfig.of(User.DEFAULT), BaseImage.parse(base.replace("pinned", PINNED)), Optional.of(FOUND));

        assertThat(annotations.get(PREFIX + "base.name")).isEqualTo(name);
        assertThat(annotations.get(PREFIX + "base.digest"))
                .isEqualTo(digest == null ? null : digest.equals("found") ? FOUND : PINNED);
    }

    @Test
    void areTheLabelsThatSayWhatAndFromWhere() {
        ImageConfig config = ImageConfig.of(User.DEFAULT)
                .withLabels(Map.of(
                        PREFIX + "title",
                        "app",
                        PREFIX + "version",
                        "1",
                        PREFIX + "revision",
                        "abc",
                        PREFIX + "source",
                        "https://example.com",
                        PREFIX + "description",
                        "long",
                        "team",
                        "shop"));

        assertThat(Annotations.of(config, BaseImage.parse("scratch"), Optional.empty()))
                .containsOnlyKeys(PREFIX + "title", PREFIX + "version", PREFIX + "revision", PREFIX + "source");
    }

    @Test
    void theUsersComeOverTheDefaultsAndAnEmptyOneRemovesOne() {
        ImageConfig config = ImageConfig.of(User.DEFAULT)
                .withLabels(Map.of(PREFIX + "title", "app", PREFIX + "version", "1"))
                .withAnnotations(Map.of(PREFIX + "title", "other", PREFIX + "base.name", "", "team", "shop"));

        assertThat(Annotations.of(config, BaseImage.parse("debian:13"), Optional.empty()))
                .isEqualTo(Map.of(PREFIX + "title", "other", PREFIX + "version", "1", "team", "shop"));
    }
}
