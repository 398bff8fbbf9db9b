package io.github.dockeroptimize.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.cloud.tools.jib.api.buildplan.Platform;
import io.github.dockeroptimize.registry.RegistryAccess;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BaseImageSizesTest {

    @TempDir
    Path folder;

    @AutoClose
    private TestRegistry registry;

    private TestImages images;

    @BeforeEach
    void start() throws IOException {
        registry = new TestRegistry();
        images = new TestImages(registry, folder);
    }

    private BaseImageSizes sizes(String... platforms) {
        return new BaseImageSizes(
                images.access(true),
                folder.resolve("cache"),
                List.of(platforms).stream()
                        .map(io.github.dockeroptimize.image.Platform::parse)
                        .toList());
    }

    private long layers(String manifest) throws IOException {
        long size = 0;
        for (JsonNode layer : new ObjectMapper().readTree(manifest).path("layers")) {
            size += layer.path("size").asLong();
        }
        return size;
    }

    @Test
    void areTheLayersOfTheManifest() throws Exception {
        images.withBase("java");
        long size = sizes().compressed(registry.host() + "/java:latest");
        assertThat(size).isPositive().isEqualTo(layers(registry.manifest("java", "latest")));
        assertThat(registry.requests()).noneMatch(request -> request.contains("/blobs/"));
    }

    @Test
    void areThoseOfOnePlatform() throws Exception {
        images.withBase("java", new Platform("amd64", "linux"), new Platform("arm64", "linux"));
        assertThat(sizes("linux/arm64").compressed(registry.host() + "/java:latest"))
                .isPositive();
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> sizes("linux/s390x").compressed(registry.host() + "/java:latest"));
    }

    @Test
    void areNotKnownOfWhatIsNotThere() {
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> sizes().compressed(registry.host() + "/none:latest"))
                .withMessageContaining(registry.host());
    }

    @Test
    void aMissingImageDoesNotHideOthers() throws Exception {
        images.withBase("java");
        BaseImageSizes sizes = sizes();
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> sizes.compressed(registry.host() + "/none:latest"));
        assertThat(sizes.compressed(registry.host() + "/java:latest")).isPositive();
    }

    @Test
    void aRegistryThatSaysNothingIsAskedOnceAndHidesNoOther() throws Exception {
        images.withBase("java");
        BaseImageSizes sizes = sizes();
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        String silent = "127.0.0.1:" + free;
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> sizes.compressed(silent + "/java:17-jdk"))
                .withMessageContaining(silent);
        try (ServerSocket socket = new ServerSocket(free)) {
            socket.setSoTimeout(1);
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> sizes.compressed(silent + "/java:17-jre"))
                    .withMessageContaining(silent);
            assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(socket::accept);
        }
        assertThat(sizes.compressed(registry.host() + "/java:latest")).isPositive();
    }

    @Test
    void aMirrorIsAskedThoughTheRegistryItselfSaysNothing() throws Exception {
        images.withBase("java");
        RegistryAccess access = images.access(true);
        String silent = "registry.invalid";
        BaseImageSizes sizes = new BaseImageSizes(
                new RegistryAccess(
                        true,
                        Map.of(silent, List.of(registry.host())),
                        access.image(),
                        access.base(),
                        access.proxies()),
                folder.resolve("cache"),
                List.of());
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> sizes.compressed(silent + "/none:latest"))
                .withMessage("'registry.invalid' is an unknown host");
        assertThat(sizes.compressed(silent + "/java:latest")).isPositive();
    }
}
