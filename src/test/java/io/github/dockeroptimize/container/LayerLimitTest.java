package io.github.dockeroptimize.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.dockeroptimize.plan.Layer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An image and its base together can't have more layers than engines take. */
class LayerLimitTest {

    @TempDir
    Path folder;

    @AutoClose
    private TestRegistry registry;

    private TestImages images;

    @BeforeEach
    void start() throws Exception {
        registry = new TestRegistry();
        images = new TestImages(registry, folder).withBase("base:1");
        images.build(request("base:1", "deep:1", 85));
    }

    @Test
    void tooManyAreRefusedBeforeAnythingIsPushed() throws Exception {
        BuildRequest request = request("deep:1", "shop:1", 42);

        assertThatExceptionOfType(BuildFailureException.class)
                .isThrownBy(() -> images.build(request))
                .withMessage("'baseImage' is '" + registry.host() + "/deep:1', whose 86 layers and the"
                        + " application's 42 make 128, but engines allow 127 at most; set a lower dependencyLayers (and run"
                        + " docker-optimize:lock again, if there is a lock), or choose another base image");
        assertThat(registry.manifest("shop", "1")).isEmpty();
    }

    private BuildRequest request(String base, String image, int count) throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "content");
        Layer[] layers = IntStream.range(0, count)
                .mapToObj(i -> TestLayers.layer(
                        "layer-" + i,
                        TestLayers.folder("/" + image.replace(':', '-')),
                        TestLayers.entry("/" + image.replace(':', '-') + "/" + i, TestLayers.source(file))))
                .toArray(Layer[]::new);
        return TestRequest.in(folder)
                .image(registry.host() + "/" + image)
                .base(registry.host() + "/" + base)
                .layers(layers)
                .toRegistry()
                .allowInsecure()
                .limit(Long.MAX_VALUE)
                .build();
    }
}
