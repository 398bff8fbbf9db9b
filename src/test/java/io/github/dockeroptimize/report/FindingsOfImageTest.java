package io.github.dockeroptimize.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockeroptimize.image.ImageReader;
import io.github.dockeroptimize.report.ImageFindings.BuiltLayer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FindingsOfImageTest {

    @TempDir
    Path folder;

    private Path layer(String file) throws IOException {
        Path tar = folder.resolve(file + ".tar");
        try (TarArchiveOutputStream out = new TarArchiveOutputStream(Files.newOutputStream(tar))) {
            out.putArchiveEntry(new TarArchiveEntry(file));
            out.closeArchiveEntry();
        }
        return tar;
    }

    /** As WORKDIR leaves it. */
    private Path emptyLayer() throws IOException {
        return Files.write(folder.resolve("empty.tar"), new byte[1024]);
    }

    /** What the layers above the first one are called. */
    private static List<String> names(List<Path> layers, String... planned) throws IOException {
        try (ImageReader reader = ImageReader.ofLayers(layers)) {
            return FindingsOfImage.of(reader.analyze(1), "image.tar", List.of(planned)).layers().stream()
                    .skip(1)
                    .map(BuiltLayer::name)
                    .toList();
        }
    }

    @Test
    void theLayersOfThePlanHaveItsNames() throws IOException {
        assertThat(names(List.of(layer("base"), layer("a"), layer("b")), "dependencies", "application"))
                .containsExactly("dependencies", "application");
    }

    @Test
    void layersOfInstructionsThatChangeNothingComeAfterThem() throws IOException {
        assertThat(names(List.of(layer("base"), layer("a"), emptyLayer()), "application"))
                .containsExactly("application", "layer 3");
    }

    @Test
    void anotherImageHasNoneOfThem() throws IOException {
        assertThat(names(List.of(layer("base"), layer("a"), layer("b")), "application"))
                .containsExactly("layer 2", "layer 3");
        assertThat(names(List.of(layer("base"), layer("a")), "dependencies", "application"))
                .containsExactly("layer 2");
    }
}
