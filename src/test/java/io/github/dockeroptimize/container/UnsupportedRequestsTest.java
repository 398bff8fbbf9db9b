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
        assertTaken(request().platforms("linux/amd64", "linux/arm64"));
        assertTaken(request().format(ImageFormat.OCI));
        assertTaken(request().ports("8080", "53/udp", "8000-8010", "132/sctp"));
        assertTaken(request().healthCheck("wget", "-q", "http://localhost"));
        assertTaken(request().offline());
        assertTaken(request().offline().destination(new Destination.Daemon("docker")));
    }

    @Test
    void aDaemonTakesOnePlatform() {
        assertRefused(
                request().platforms("linux/amd64", "linux/arm64").destination(new Destination.Daemon("docker")),
                "'platforms' has 'linux/amd64,linux/arm64', but a daemon takes an image for one;"
                        + " set <destination>tar</destination> or <destination>registry</destination>, or name one"
                        + " platform");
    }

    @Test
    void nothingIsInstalled() {
        assertRefused(
                request().systemPackages("libpq5", "curl"),
                "'systemPackages' has 'libpq5 curl', but packages can't be installed without a container engine;"
                        + " set <baseImage> to an image of your own that has them, or use"
                        + " 'mvn docker-optimize:generate' and 'docker build'");
    }

    @Test
    void nothingIsPushedOffline() {
        assertRefused(
                request().offline().toRegistry(),
                "'destination' is 'registry', but Maven is offline (-o);"
                        + " leave out -o, or set <destination>tar</destination> or -Ddocker-optimize.destination=tar");
    }
}
