package io.github.dockeroptimize.container;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockeroptimize.container.BuiltLayer.Transfer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A registry that has the base image in another repository. */
class MountedLayerTest {

    @TempDir
    Path folder;

    private TestRegistry registry;
    private TestImages images;

    @BeforeEach
    void start() throws Exception {
        registry = new TestRegistry();
        images = new TestImages(registry, folder).withBase("base:1");
    }

    @AfterEach
    void stop() {
        registry.close();
    }

    @Test
    void theBasesLayersAreTakenOverAndSaidToBe() throws Exception {
        registry.mount();

        BuiltImage built = images.push("base:1");

        assertThat(transfers(built)).startsWith(Transfer.MOUNTED).containsOnly(Transfer.MOUNTED, Transfer.PUSHED);
        assertThat(registry.isComplete("shop", "1.0")).isTrue();
        BuiltLayer base = built.layers().get(0);
        assertThat(registry.requests())
                .noneMatch(request -> request.startsWith("PUT") && request.contains(base.digest()));
        assertThat(folder.resolve("output/image.json"))
                .content()
                .containsPattern("\"digest\": ?\"" + base.digest() + "\"[^}]*\"status\": ?\"mounted\"");
        assertThat(built.pushed()).isEqualTo(built.layers().size() - 1);
    }

    @Test
    void aRegistryThatTakesNothingOverIsSentThem() throws Exception {
        BuiltImage built = images.push("base:1");

        assertThat(transfers(built)).containsOnly(Transfer.PUSHED);
        assertThat(registry.isComplete("shop", "1.0")).isTrue();
    }

    private static List<Transfer> transfers(BuiltImage image) {
        return image.layers().stream().map(BuiltLayer::transfer).toList();
    }
}
