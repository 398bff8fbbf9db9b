package io.github.dockeroptimize.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The last stage brings the layers of the archive's own index, in its order, and runs nothing. */
@Tag("container")
class LayerOrderIT {

    static final String[] VERSIONS = Apps.BOOT_VERSIONS;

    private static final Pattern LAYER_WITH_FILES = Pattern.compile("- \"(.+)\":\n {2}- ");

    @ParameterizedTest
    @FieldSource("VERSIONS")
    void aStageExtractsAndTheLastOneCopiesInTheOrderOfTheIndex(String version) throws IOException {
        App app = Apps.boot(version);
        List<String> layers = layersOfIndex(app.archive());
        Instructions dockerfile = Instructions.of(app.context());

        assertThat(dockerfile.stages()).hasSize(2);
        assertThat(dockerfile.lastStage().sources())
                .containsExactlyElementsOf(layers.stream()
                        .map(layer -> "/extract/root/" + layer + "/")
                        .toList());
        assertThat(dockerfile.lastStage().keywords()).doesNotContain("RUN");
    }

    @ParameterizedTest
    @FieldSource("VERSIONS")
    void tarsComeInTheOrderOfTheIndex(String version) throws IOException {
        App app = Apps.boot(version);
        Instructions dockerfile = Instructions.of(app.generate("order-of-layers", "-Ddocker-optimize.contents=layers"));

        assertThat(dockerfile.sources())
                .containsExactlyElementsOf(layersOfIndex(app.archive()).stream()
                        .map(layer -> "layers/" + layer + ".tar")
                        .toList());
        assertThat(dockerfile.keywords()).doesNotContain("RUN");
    }

    private static List<String> layersOfIndex(Path archive) throws IOException {
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            byte[] index =
                    zip.getInputStream(zip.getEntry("BOOT-INF/layers.idx")).readAllBytes();
            return LAYER_WITH_FILES
                    .matcher(new String(index, StandardCharsets.UTF_8))
                    .results()
                    .map((MatchResult result) -> result.group(1))
                    .toList();
        }
    }
}
