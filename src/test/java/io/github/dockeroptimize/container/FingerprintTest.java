package io.github.dockeroptimize.container;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockeroptimize.image.ImageFormat;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FingerprintTest {

    private static final String BASE = "sha256:" + "1".repeat(64);

    @TempDir
    Path folder;

    private String fingerprint(UnaryOperator<TestRequest> change) {
        return Fingerprint.of(change.apply(TestRequest.in(folder)).build(), BASE, List.of("key"));
    }

    private String usual() {
        return fingerprint(request -> request);
    }

    @ParameterizedTest
    @MethodSource
    void whatChangesTheImageChangesIt(UnaryOperator<TestRequest> change) {
        assertThat(fingerprint(change)).isNotEqualTo(usual());
    }

    static Stream<Named<UnaryOperator<TestRequest>>> whatChangesTheImageChangesIt() {
        return Stream.of(
                Named.of("entrypoint", request -> request.entrypoint("sh")),
                Named.of("arguments", request -> request.arguments("serve")),
                Named.of("environment", request -> request.environment("TZ", "UTC")),
                Named.of("labels", request -> request.label("TZ", "UTC")),
                Named.of("annotations", request -> request.annotation("TZ", "UTC")),
                Named.of("health check", request -> request.healthCheck("true")),
                Named.of("base under another name", request -> request.base("mirror.example.com/temurin:21")),
                Named.of("ports", request -> request.ports("8080")),
                Named.of("user", request -> request.user("1000")),
                Named.of("workingDirectory", request -> request.workingDirectory("/app")),
                Named.of("volumes", request -> request.volume("/app")),
                Named.of("format", request -> request.format(ImageFormat.OCI)),
                Named.of("platforms", request -> request.platforms("linux/arm64")),
                Named.of("more platforms", request -> request.platforms("linux/amd64", "linux/arm64")),
                Named.of("creationTime", request -> request.creationTime(Instant.EPOCH.plusSeconds(1))),
                Named.of(
                        "name of a layer",
                        request -> request.layers(TestLayers.layer("other", TestLayers.folder("/app")))));
    }

    @ParameterizedTest
    @MethodSource
    void whatDoesNotChangeTheImageDoesNotChangeIt(UnaryOperator<TestRequest> change) {
        assertThat(fingerprint(change)).isEqualTo(usual());
    }

    static Stream<Named<UnaryOperator<TestRequest>>> whatDoesNotChangeTheImageDoesNotChangeIt() {
        return Stream.of(
                Named.of("nothing", request -> request),
                Named.of("name", request -> request.image("other:2")),
                Named.of("tags", request -> request.tags("latest")),
                Named.of("destination", TestRequest::toRegistry),
                Named.of("lifetime", request -> request.lifetime(Duration.ZERO)),
                Named.of("offline", TestRequest::offline),
                Named.of("insecure", TestRequest::allowInsecure),
                Named.of("cache limit", request -> request.limit(1)),
                Named.of("output folder", request -> request.output("elsewhere")),
                Named.of("notes", request -> request.note("a note")));
    }

    @Test
    void theBaseAndTheLayersContentChangeIt() {
        BuildRequest request = TestRequest.in(folder).build();
        assertThat(List.of(
                        Fingerprint.of(request, BASE, List.of("key")),
                        Fingerprint.of(request, BASE.replace('1', '2'), List.of("key")),
                        Fingerprint.of(request, BASE, List.of("other")),
                        Fingerprint.of(request, BASE, List.of("key", "other")),
                        Fingerprint.of(request, BASE, List.of("other", "key"))))
                .doesNotHaveDuplicates();
    }

    @Test
    void whereOneWordEndsIsPartOfIt() {
        assertThat(fingerprint(request -> request.arguments("a", "b")))
                .isNotEqualTo(fingerprint(request -> request.arguments("a\", \"b")))
                .isNotEqualTo(fingerprint(request -> request.arguments("a b")));
    }
}
