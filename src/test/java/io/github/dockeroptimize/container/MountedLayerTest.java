package io.github.dockeroptimize.container;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockeroptimize.container.BuiltLayer.Transfer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A registry that has the base image in another repository. */
class MountedLayerTest {

    @TempDir
    Path folder;

    @AutoClose
    private TestRegistry registry;

    private TestImages images;

    @BeforeEach
    void start() throws Exception {
        registry = new TestRegistry();
        images = new TestImages(registry, folder).withBase("base:1");
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

    @Test
    void whatAnotherModuleHasPushedIsTakenOverAndSentOnce() throws Exception {
        registry.mount();
        images.build(request("one", "first"));

        BuiltImage other = images.build(request("other", "first"));

        assertThat(transfers(other)).containsOnly(Transfer.MOUNTED);
        assertThat(registry.isComplete("other", "1")).isTrue();
        assertThat(registry.manifest("other", "1")).isEqualTo(registry.manifest("one", "1"));

        assertThat(transfers(images.build(request("one", "second")))).containsExactly(Transfer.REUSED, Transfer.PUSHED);
        BuiltImage changed = images.build(request("other", "second"));

        assertThat(transfers(changed)).containsExactly(Transfer.REUSED, Transfer.MOUNTED);
        assertThat(registry.isComplete("other", "1")).isTrue();
        assertThat(registry.requests().stream()
                        .filter(request -> request.startsWith("PUT")
                                && request.contains(changed.layers().get(1).digest())))
                .hasSize(1);
    }

    @Test
    void whereNothingIsTakenOverEachModuleSendsItsLayers() throws Exception {
        images.build(request("one", "first"));
        assertThat(transfers(images.build(request("other", "first")))).contains(Transfer.PUSHED);
        images.build(request("one", "second"));

        BuiltImage changed = images.build(request("other", "second"));

        assertThat(transfers(changed)).containsExactly(Transfer.REUSED, Transfer.PUSHED);
        assertThat(registry.isComplete("other", "1")).isTrue();
    }

    @Test
    void whatIsNoLongerThereIsSent() throws Exception {
        registry.mount();
        images.build(request("one", "first"));
        registry.forget("one");

        assertThat(transfers(images.build(request("other", "first")))).contains(Transfer.PUSHED);
        assertThat(registry.isComplete("other", "1")).isTrue();
    }

    private BuildRequest request(String repository, String content) throws Exception {
        Path file = Files.writeString(folder.resolve("file"), content);
        return TestRequest.in(folder)
                .image(registry.host() + "/" + repository + ":1")
                .base(registry.host() + "/base:1")
                .layers(TestLayers.layer(
                        "application",
                        TestLayers.folder("/shared"),
                        TestLayers.entry("/shared/file", TestLayers.source(file))))
                .toRegistry()
                .allowInsecure()
                .limit(Long.MAX_VALUE)
                .build();
    }

    private static List<Transfer> transfers(BuiltImage image) {
        return image.layers().stream().map(BuiltLayer::transfer).toList();
    }
}
