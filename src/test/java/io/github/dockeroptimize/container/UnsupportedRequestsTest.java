package io.github.dockeroptimize.container;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.image.ImageFormat;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnsupportedRequestsTest {

    @TempDir
    Path folder;

    private TestRequest request() {
        return TestRequest.in(folder);
    }

    private static void assertRefused(TestRequest request, String message) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> UnsupportedRequests.check(request.build()))
                .withMessage(message);
    }

    private static void assertTaken(TestRequest request) {
        assertThatCode(() -> UnsupportedRequests.check(request.build())).doesNotThrowAnyException();
    }

    @Test
    void whatCanBeDoneIsDone() {
        assertTaken(request());
        assertTaken(request().platforms());
        assertTaken(request().toRegistry().platforms("linux/amd64", "linux/arm64"));
        assertTaken(request().format(ImageFormat.OCI));
        assertTaken(request().ports("8080", "53/udp", "8000-8010"));
        assertTaken(request().offline());
        assertTaken(request().offline().destination(new Destination.Daemon("docker")));
    }

    @Test
    void anIndexOfOciNeedsAnEngine() {
        assertRefused(
                request().toRegistry().format(ImageFormat.OCI).platforms("linux/amd64", "linux/arm64"),
                "'format' is 'oci' with 2 platforms, but an OCI index can't be made without a container engine;"
                        + " set <format>docker</format>, or use 'mvn docker-optimize:generate'"
                        + " and 'docker buildx build --platform linux/amd64,linux/arm64'");
    }

    @Test
    void onlyARegistryTakesSeveralPlatforms() {
        String message = "'platforms' has 'linux/amd64,linux/arm64', but only a registry takes an image for several;"
                + " set <destination>registry</destination>, name one platform, or use 'mvn docker-optimize:generate'"
                + " and 'docker buildx build --platform linux/amd64,linux/arm64'";
        assertRefused(request().platforms("linux/amd64", "linux/arm64"), message);
        assertRefused(
                request().platforms("linux/amd64", "linux/arm64").destination(new Destination.Daemon("docker")),
                message);
    }

    @Test
    void nothingIsPushedOffline() {
        assertRefused(
                request().offline().toRegistry(),
                "'destination' is 'registry', but Maven is offline (-o);"
                        + " leave out -o, or set <destination>tar</destination> or -Ddocker-optimize.destination=tar");
    }

    @Test
    void aHealthCheckNeedsAnEngine() {
        assertRefused(
                request().healthCheck("wget", "-q", "http://localhost"),
                "'healthCheck' is 'wget -q http://localhost', but a health check can't be set without a container"
                        + " engine; leave it out, or use 'mvn docker-optimize:generate' and 'docker build'");
    }

    @Test
    void portsOfOtherProtocolsNeedAnEngine() {
        assertRefused(
                request().ports("8080", "132/sctp"),
                "'ports' has '132/sctp', but only tcp and udp can be set without a container engine;"
                        + " leave it out, or use 'mvn docker-optimize:generate' and 'docker build'");
    }
}
