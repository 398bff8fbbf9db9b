package io.github.dockeroptimize.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.dockeroptimize.container.TestRegistry.Fault;
import io.github.dockeroptimize.plan.Layer;
import io.github.dockeroptimize.registry.TimeLimit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A registry that keeps a connection and says nothing: the build ends, and the next one is whole. */
@Timeout(120)
class SlowRegistryTest {

    private static final int FOR_EVER = Integer.MAX_VALUE;

    /** In milliseconds: a registry that isn't silent needs less, on a busy machine too. */
    private static final String LIMIT = "1000";

    /** More than fits between two programs on one machine. */
    private static final int LARGE = 8 << 20;

    @TempDir
    Path folder;

    private String before = "";

    @AutoClose
    private TestRegistry registry;

    private TestImages images;

    @BeforeEach
    void start() throws Exception {
        registry = new TestRegistry();
        images = new TestImages(registry, folder).withBase("base:1");
        before = System.getProperty(TimeLimit.PROPERTY, "");
        System.setProperty(TimeLimit.PROPERTY, LIMIT);
    }

    @AfterEach
    void stop() {
        if (before.isEmpty()) {
            System.clearProperty(TimeLimit.PROPERTY);
        } else {
            System.setProperty(TimeLimit.PROPERTY, before);
        }
    }

    @ParameterizedTest(name = "{1} for {0}")
    @CsvSource({
        "HEAD /v2/base/manifests/.*, -1",
        "GET /v2/base/manifests/.*, -1",
        "GET /v2/base/blobs/.*, -2",
        "POST /v2/shop/blobs/uploads/.*, -1",
        "PUT /v2/shop/blobs/.*, -1",
        "PUT /v2/shop/manifests/.*, -1",
    })
    void whatPassesIsTriedAgain(String request, int fault) throws Exception {
        registry.fail(new Fault(request, fault, 1));

        images.push("base:1");

        assertThat(registry.isComplete("shop", "1.0")).isTrue();
        assertThat(images.said()).anyMatch(line -> line.contains("trying again"));
    }

    @ParameterizedTest(name = "{1} for {0}")
    @CsvSource({
        "HEAD /v2/base/manifests/.*, -1, baseImage, base:1",
        "GET /v2/base/blobs/.*, -2, baseImage, base:1",
        "POST /v2/shop/blobs/uploads/.*, -1, image, shop:1.0",
    })
    void aSilenceIsSaidAndARerunIsWhole(String request, int fault, String parameter, String value) throws Exception {
        registry.fail(new Fault(request, fault, FOR_EVER));

        assertThatExceptionOfType(BuildFailureException.class)
                .isThrownBy(() -> images.push("base:1"))
                .withMessageStartingWith("'" + parameter + "' is '" + registry.host() + "/" + value + "', but '"
                        + registry.host() + "' doesn't answer in time (")
                .withMessageEndingWith(
                        "; try again later, or set -Djib.httpTimeout to more than " + LIMIT + " milliseconds");
        assertThat(images.said().stream().filter(line -> line.contains("doesn't answer in time; trying again")))
                .hasSize(3);

        assertRerunIsWhole();
    }

    @Test
    void anUploadThatIsNotTakenEnds() throws Exception {
        registry.fail(new Fault("PUT /v2/shop/blobs/.*", TestRegistry.TAKES_BEGINNING, FOR_EVER));

        assertThatExceptionOfType(BuildFailureException.class)
                .isThrownBy(() -> images.build(large(1)))
                .withMessageStartingWith("'image' is '" + registry.host() + "/shop:1.0', but '" + registry.host()
                        + "' doesn't answer in time (it stopped reading an upload)");
        assertThat(images.said()).anyMatch(line -> line.contains("doesn't answer in time; trying again"));
        assertThat(Thread.currentThread().isInterrupted()).isFalse();

        assertRerunIsWhole();
    }

    @Test
    void aChangedLayerThatIsNotTakenIsSentAgain() throws Exception {
        images.build(large(1));
        registry.fail(new Fault("PUT /v2/shop/blobs/.*", TestRegistry.TAKES_BEGINNING, 1));

        BuiltImage built = images.build(large(2));

        assertThat(registry.manifest("shop", "1.0")).isEqualTo(registry.manifest("shop", built.digest()));
        assertThat(registry.isComplete("shop", "1.0")).isTrue();
    }

    private void assertRerunIsWhole() throws Exception {
        registry.heal();
        images.push("base:1");
        assertThat(registry.isComplete("shop", "1.0")).isTrue();
    }

    private BuildRequest large(int seed) throws IOException {
        byte[] content = new byte[LARGE];
        new Random(seed).nextBytes(content);
        Path file = Files.write(folder.resolve("large"), content);
        Layer layer = TestLayers.layer(
                "application",
                TestLayers.folder("/application"),
                TestLayers.entry("/application/large", TestLayers.source(file)));
        return TestRequest.in(folder)
                .image(registry.host() + "/shop:1.0")
                .base(registry.host() + "/base:1")
                .layers(layer)
                .toRegistry()
                .allowInsecure()
                .limit(Long.MAX_VALUE)
                .build();
    }
}
