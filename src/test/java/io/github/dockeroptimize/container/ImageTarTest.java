package io.github.dockeroptimize.container;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.cloud.tools.jib.api.JibContainer;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.ImageFormat;
import io.github.dockeroptimize.image.Digests;
import io.github.dockeroptimize.image.ImageManifest;
import io.github.dockeroptimize.image.ImageManifest.Descriptor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ImageTarTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private ScratchImages images;
    private ImageTar tar;

    @BeforeEach
    void images() {
        images = new ScratchImages(folder);
        tar = new ImageTar(images.tar());
    }

    private JibContainer build(ImageFormat format) throws Exception {
        return images.build(format, layer("a"), layer("b"));
    }

    private FileEntriesLayer layer(String name) throws IOException {
        Path file = TestLayers.file(folder.resolve(name), "content of " + name);
        return FileEntriesLayer.builder()
                .addEntry(file, AbsoluteUnixPath.get("/app/" + name))
                .build();
    }

    private Map<String, byte[]> entries() throws IOException {
        Map<String, byte[]> entries = new TreeMap<>();
        try (TarFile file = new TarFile(images.tar())) {
            for (TarArchiveEntry entry : file.getEntries()) {
                entries.put(entry.getName(), file.getInputStream(entry).readAllBytes());
            }
        }
        return entries;
    }

    @ParameterizedTest
    @EnumSource
    void saysWhatIsInIt(ImageFormat format) throws Exception {
        JibContainer built = build(format);

        ImageManifest manifest = tar.manifest();

        assertThat(manifest.platform()).isEmpty();
        assertThat(manifest.config()).isEqualTo(built.getImageId().toString());
        assertThat(manifest.layers()).hasSize(2);
        assertThat(manifest.layers().stream()
                        .map(layer -> layer.digest().substring(Digests.PREFIX.length()))
                        .sorted()
                        .toList())
                .isEqualTo(images.kept());
        for (Descriptor layer : manifest.layers()) {
            Path kept = images.cache().layers().resolve(layer.digest().substring(Digests.PREFIX.length()));
            try (var files = Files.list(kept)) {
                assertThat(files.findFirst().orElseThrow()).hasSize(layer.size());
            }
        }
    }

    @Test
    void bothFormatsHaveTheSameLayersInTheSameOrder() throws Exception {
        build(ImageFormat.Docker);
        List<Descriptor> docker = tar.manifest().layers();
        build(ImageFormat.OCI);
        assertThat(tar.manifest().layers()).isEqualTo(docker);
    }

    @Test
    void anOciTarBecomesLoadable() throws Exception {
        build(ImageFormat.OCI);
        ImageManifest before = tar.manifest();
        Map<String, byte[]> entries = entries();
        assertThat(entries).doesNotContainKey("manifest.json");

        tar.makeLoadable(List.of("app:1.0", "app:latest"));

        Map<String, byte[]> loadable = entries();
        JsonNode manifest = JSON.readTree(loadable.get("manifest.json")).path(0);
        assertThat(loadable).containsKey(manifest.path("Config").asText());
        assertThat(Digests.PREFIX
                        + Digests.hex(requireNonNull(
                                loadable.get(manifest.path("Config").asText()))))
                .isEqualTo(before.config());
        assertThat(manifest.path("RepoTags")).extracting(JsonNode::asText).containsExactly("app:1.0", "app:latest");
        assertThat(manifest.path("Layers"))
                .extracting(JsonNode::asText)
                .containsExactlyElementsOf(before.layers().stream()
                        .map(layer -> layer.digest().replace("sha256:", "blobs/sha256/"))
                        .toList())
                .allSatisfy(name -> assertThat(loadable).containsKey(name));
        loadable.remove("manifest.json");
        assertThat(loadable).containsExactlyEntriesOf(entries);
        assertThat(tar.manifest()).isEqualTo(before);
    }

    @Test
    void theSameImageBecomesTheSameTar() throws Exception {
        build(ImageFormat.OCI);
        tar.makeLoadable(List.of("app:1.0"));
        byte[] first = Files.readAllBytes(images.tar());

        build(ImageFormat.OCI);
        tar.makeLoadable(List.of("app:1.0"));

        assertThat(images.tar()).hasBinaryContent(first);
        assertThat(first.length % 512).isZero();
    }

    @Test
    void whatIsMissingIsNamed() throws IOException {
        new TarBuilder()
                .file("manifest.json", "[{\"Config\":\"config.json\",\"Layers\":[]}]")
                .write(images.tar());
        assertThatIOException()
                .isThrownBy(() -> tar.manifest())
                .withMessage("'config.json' is missing from the image's tar");
    }
}
