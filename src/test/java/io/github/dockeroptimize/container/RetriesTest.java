package io.github.dockeroptimize.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.dockeroptimize.registry.RegistryStatusException;
import io.github.dockeroptimize.registry.StalledUploadException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.AccessDeniedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetriesTest {

    private static final String REGISTRY = "registry.example.com";

    private final TestListener listener = new TestListener();
    private final List<Duration> pauses = new ArrayList<>();
    private final Retries retries = new Retries(listener, pauses::add);

    private int attempts;

    private static IOException status(int status, @Nullable String retryAfter) {
        return new RegistryStatusException("'registry.example.com' for 'shop'", status, retryAfter, "");
    }

    /** Fails as often as this, then answers. */
    private String call(int failures, IOException failure) throws Exception {
        return retries.call(REGISTRY, () -> {
            if (attempts++ < failures) {
                throw failure;
            }
            return "answer";
        });
    }

    @Test
    void whatGoesWellIsDoneOnce() throws Exception {
        assertThat(call(0, status(503, null))).isEqualTo("answer");
        assertThat(attempts).isEqualTo(1);
        assertThat(pauses).isEmpty();
        assertThat(listener.said).isEmpty();
    }

    @Test
    void triesThreeTimesMoreWithLongerAndLongerPausesAndSaysSo() throws Exception {
        assertThat(call(3, status(503, null))).isEqualTo("answer");
        assertThat(attempts).isEqualTo(4);
        assertThat(pauses).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4));
        assertThat(listener.said)
                .containsExactly(
                        "'registry.example.com' answers 503 (unavailable); trying again in 1 s (1 of 3)",
                        "'registry.example.com' answers 503 (unavailable); trying again in 2 s (2 of 3)",
                        "'registry.example.com' answers 503 (unavailable); trying again in 4 s (3 of 3)");
    }

    @Test
    void givesUpAfterThat() {
        IOException failure = status(503, null);
        assertThatExceptionOfType(RegistryStatusException.class)
                .isThrownBy(() -> call(4, failure))
                .isSameAs(failure);
        assertThat(attempts).isEqualTo(4);
        assertThat(pauses).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 1", "7, 7", "30, 30", "31, 30", "3600, 30", "999999, 30", "-5, 1", "soon, 1", "'', 1"})
    void waitsAsLongAsItIsAskedToWithinHalfAMinute(String asked, long seconds) throws Exception {
        call(1, status(429, asked));
        assertThat(pauses).containsExactly(Duration.ofSeconds(seconds));
    }

    @Test
    void doesNotHeedADate() throws Exception {
        call(1, status(429, "Wed, 21 Oct 2026 07:28:00 GMT"));
        assertThat(pauses).containsExactly(Duration.ofSeconds(1));
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 502, 503, 504})
    void whatMayPassIsTriedAgain(int status) throws Exception {
        call(1, status(status, null));
        assertThat(attempts).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 405, 409, 416, 501, 505})
    void whatWillNotPassIsNotTriedAgain(int status) {
        assertThatExceptionOfType(RegistryStatusException.class).isThrownBy(() -> call(9, status(status, "1")));
        assertThat(attempts).isEqualTo(1);
        assertThat(listener.said).isEmpty();
    }

    @ParameterizedTest
    @MethodSource
    void brokenConnectionsAreTriedAgain(IOException failure) throws Exception {
        call(1, failure);
        assertThat(attempts).isEqualTo(2);
    }

    static Stream<IOException> brokenConnectionsAreTriedAgain() {
        return Stream.of(
                new ConnectException("Connection refused"),
                new SocketException("Connection reset"),
                new SocketTimeoutException("Read timed out"),
                new StalledUploadException(),
                new SocketException("Unexpected end of file from server"),
                new IOException("wrapped", new SocketException("Connection reset")));
    }

    @ParameterizedTest
    @MethodSource
    void otherTroubleIsNotTriedAgain(IOException failure) {
        assertThatExceptionOfType(failure.getClass()).isThrownBy(() -> call(9, failure));
        assertThat(attempts).isEqualTo(1);
    }

    static Stream<IOException> otherTroubleIsNotTriedAgain() {
        return Stream.of(
                new UnknownHostException(REGISTRY),
                new SSLHandshakeException("PKIX path building failed"),
                new SSLException("wrapped", new SocketException("reset")),
                new AccessDeniedException("/cache"),
                new IOException("No space left on device"),
                new FileNotFoundException("a file"));
    }

    @Test
    void anInterruptionEndsIt() {
        Retries interrupted = new Retries(listener, time -> {
            throw new InterruptedException();
        });
        assertThatExceptionOfType(InterruptedException.class)
                .isThrownBy(() -> interrupted.call(REGISTRY, () -> {
                    attempts++;
                    throw status(503, null);
                }));
        assertThat(attempts).isEqualTo(1);
    }

    @Test
    void bugsFly() {
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> retries.call(REGISTRY, () -> {
                    attempts++;
                    throw new IllegalStateException("a bug");
                }));
        assertThat(attempts).isEqualTo(1);
    }
}
