package io.github.dockeroptimize.container;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockeroptimize.output.SharedProperties;
import io.github.dockeroptimize.registry.Reference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BaseDigestsTest {

    private static final Reference BASE = Reference.parse("eclipse-temurin:21-jre");
    private static final String DIGEST = "sha256:" + "1".repeat(64);
    private static final Duration DAY = Duration.ofDays(1);

    @TempDir
    Path folder;

    private BaseDigests digests;

    @BeforeEach
    void digests() {
        digests = new BaseDigests(folder.resolve("bases"));
    }

    private Path file() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("bases"))) {
            return files.findFirst().orElseThrow();
        }
    }

    private void asked(String time) throws IOException {
        set("asked", time);
    }

    private void set(String name, String value) throws IOException {
        Map<String, String> values = new HashMap<>();
        SharedProperties.read(file()).forEach((key, old) -> values.put((String) key, (String) old));
        values.put(name, value);
        SharedProperties.write(file(), values);
    }

    @Test
    void nothingIsKnownAtFirst() throws IOException {
        assertThat(digests.remembered(BASE, DAY)).isEmpty();
    }

    @Test
    void aDigestIsKnownForItsLifetime() throws IOException {
        digests.remember(BASE, DIGEST);
        assertThat(digests.remembered(BASE, DAY)).contains(DIGEST);

        asked(Instant.now().minus(Duration.ofHours(23)).toString());
        assertThat(digests.remembered(BASE, DAY)).contains(DIGEST);

        asked(Instant.now().minus(Duration.ofHours(25)).toString());
        assertThat(digests.remembered(BASE, DAY)).isEmpty();
        assertThat(digests.remembered(BASE, Duration.ofDays(36_500))).contains(DIGEST);
    }

    @Test
    void nothingIsKnownLongEnoughForNoLifetime() throws IOException {
        digests.remember(BASE, DIGEST);
        assertThat(digests.remembered(BASE, Duration.ZERO)).isEmpty();
    }

    @Test
    void aDigestFromTheFutureIsNotBelieved() throws IOException {
        digests.remember(BASE, DIGEST);
        asked(Instant.now().plus(Duration.ofDays(400)).toString());
        assertThat(digests.remembered(BASE, DAY)).isEmpty();
    }

    @Test
    void everyTagHasItsOwn() throws IOException {
        digests.remember(BASE, DIGEST);
        assertThat(digests.remembered(Reference.parse("eclipse-temurin:17-jre"), DAY))
                .isEmpty();
        assertThat(digests.remembered(Reference.parse("docker.io/library/eclipse-temurin:21-jre"), DAY))
                .contains(DIGEST);
    }

    @Test
    void theLastAnswerCounts() throws IOException {
        digests.remember(BASE, DIGEST);
        String other = "sha256:" + "2".repeat(64);
        digests.remember(BASE, other);
        assertThat(digests.remembered(BASE, DAY)).contains(other);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "garbage", "a=\\u12", "digest=sha256:12"})
    void aFileThatSaysNothingIsNoAnswer(String text) throws IOException {
        digests.remember(BASE, DIGEST);
        Files.writeString(file(), text);
        assertThat(digests.remembered(BASE, DAY)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "2026-13-01T00:00:00Z", "+1000000000-12-31T23:59:59Z"})
    void aTimeThatIsNoneIsNoAnswer(String time) throws IOException {
        digests.remember(BASE, DIGEST);
        asked(time);
        assertThat(digests.remembered(BASE, DAY)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sha256:123", "sha512:0", "../../etc/passwd"})
    void aDigestThatIsNoneIsNoAnswer(String digest) throws IOException {
        digests.remember(BASE, DIGEST);
        set("digest", digest);
        assertThat(digests.remembered(BASE, DAY)).isEmpty();
    }
}
