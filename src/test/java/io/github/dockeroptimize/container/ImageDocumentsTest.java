package io.github.dockeroptimize.container;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.dockeroptimize.image.ImageFormat;
import io.github.dockeroptimize.image.Platform;
import io.github.dockeroptimize.image.WrittenImages;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageDocumentsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DIGEST = "sha256:" + "a".repeat(64);

    @TempDir
    Path folder;

    private TestRequest request() {
        return TestRequest.in(folder)
                .layers()
                .base("debian:13")
                .platforms("linux/amd64")
                .annotation("team", "shop")
                .healthCheck("test", "-d", "/app");
    }

    private static JsonNode annotations(byte[] document) throws IOException {
        return JSON.readTree(document).path("annotations");
    }

    private static WrittenImages write(BuildRequest request) throws IOException {
        List<PulledBase> bases = new ArrayList<>();
        for (Platform platform : request.platforms()) {
            bases.add(PulledBase.scratch(platform));
        }
        return ImageDocuments.write(request, DIGEST, bases, List.of());
    }

    @Test
    void manifestAndIndexSayWhatTheImageIsMadeFrom() throws IOException {
        WrittenImages written = write(request()
                .format(ImageFormat.OCI)
                .platforms("linux/amd64", "linux/arm/v7")
                .build());

        assertThat(annotations(written.document()))
                .isEqualTo(JSON.readTree("{\"org.opencontainers.image.base.name\": \"docker.io/library/debian:13\","
                        + " \"org.opencontainers.image.base.digest\": \"" + DIGEST + "\", \"team\": \"shop\"}"));
        written.images()
                .forEach(image -> assertThat(image.manifest()).satisfies(manifest -> {
                    assertThat(annotations(manifest)).isEqualTo(annotations(written.document()));
                }));
    }

    @Test
    void dockersFormatSaysNothing() throws IOException {
        assertThat(annotations(
                        write(request().format(ImageFormat.DOCKER).build()).document()))
                .isEmpty();
    }

    @Test
    void theConfigHasTheHealthCheck() throws IOException {
        JsonNode config = JSON.readTree(write(request().build()).images().get(0).config());
        assertThat(config.path("config").path("Healthcheck"))
                .isEqualTo(JSON.readTree("{\"Test\": [\"CMD\", \"test\", \"-d\", \"/app\"]}"));
    }
}
