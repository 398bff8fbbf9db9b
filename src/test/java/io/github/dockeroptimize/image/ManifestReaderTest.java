package io.github.dockeroptimize.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.github.dockeroptimize.image.ImageManifest.Descriptor;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ManifestReaderTest {

    private static final String IMAGE = """
            {
              "schemaVersion": 2,
              "config": {"digest": "sha256:c", "size": 7},
              "layers": [
                {"digest": "sha256:1", "size": 10},
                {"digest": "sha256:2", "size": 5000000000}
              ]
            }
            """;

    private static final List<Descriptor> LAYERS =
            List.of(new Descriptor("sha256:1", 10), new Descriptor("sha256:2", 5_000_000_000L));

    private static List<ImageManifest> read(String manifest, Map<String, String> others) throws IOException {
        return ManifestReader.read(manifest.getBytes(StandardCharsets.UTF_8), digest -> {
            String other = others.get(digest);
            if (other == null) {
                throw new FileNotFoundException(digest);
            }
            return other.getBytes(StandardCharsets.UTF_8);
        });
    }

    @Test
    void aManifestIsOneImage() throws IOException {
        assertThat(read(IMAGE, Map.of())).containsExactly(new ImageManifest(Optional.empty(), "sha256:c", LAYERS));
    }

    @Test
    void anIndexIsAnImageForEachPlatform() throws IOException {
        String index = """
                {"manifests": [
                  {"digest": "sha256:a", "platform": {"os": "linux", "architecture": "amd64"}},
                  {"digest": "sha256:b", "platform": {"os": "linux", "architecture": "arm64", "variant": "v8"}},
                  {"digest": "sha256:a"}
                ]}
                """;
        assertThat(read(index, Map.of("sha256:a", IMAGE, "sha256:b", IMAGE.replace("sha256:c", "sha256:d"))))
                .containsExactly(
                        new ImageManifest(Optional.of(new Platform("linux", "amd64")), "sha256:c", LAYERS),
                        new ImageManifest(Optional.of(new Platform("linux", "arm64")), "sha256:d", LAYERS),
                        new ImageManifest(Optional.empty(), "sha256:c", LAYERS));
    }

    @Test
    void whatIsNoJsonIsSaid() {
        assertThatIOException().isThrownBy(() -> read("<html>", Map.of()));
        for (String manifest : List.of("", "[]", "null", "\"text\"")) {
            assertThatIOException()
                    .isThrownBy(() -> read(manifest, Map.of()))
                    .withMessage("the manifest is not a JSON object");
        }
    }

    @Test
    void anImageOfTheIndexThatIsMissingIsSaid() {
        assertThatIOException()
                .isThrownBy(() -> read("{\"manifests\": [{\"digest\": \"sha256:a\"}]}", Map.of()))
                .withMessage("sha256:a");
    }
}
