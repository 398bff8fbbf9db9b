package io.github.dockeroptimize.container;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockeroptimize.image.ImageReader;
import io.github.dockeroptimize.plan.ImagePlan;
import io.github.dockeroptimize.plan.Layer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Builds that share one cache, which is empty when they start, at the same moment. */
class BuildsAtOnceTest {

    private static final int BUILDS = 4;

    @TempDir
    Path folder;

    private final ExecutorService threads = Executors.newFixedThreadPool(BUILDS);

    @AutoClose
    private TestRegistry registry;

    private TestImages images;

    @BeforeEach
    void start() throws Exception {
        registry = new TestRegistry();
        images = new TestImages(registry, folder).withBase("base:1");
    }

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void theSameTarsAreTheSameAsOneBuildsAlone() throws Exception {
        List<BuildRequest> requests = requests(build -> tar("image-" + build), build -> "same");

        List<BuiltImage> built = atOnce(requests);

        assertThat(built.stream().map(BuiltImage::digest).distinct()).hasSize(1);
        byte[] first = Files.readAllBytes(folder.resolve("image-0"));
        for (int build = 0; build < BUILDS; build++) {
            assertThat(folder.resolve("image-" + build)).hasBinaryContent(first);
        }
        assertThat(alone(requests.get(0)).digest()).isEqualTo(built.get(0).digest());
    }

    @Test
    void differentTarsEachHaveTheirOwnContent() throws Exception {
        List<BuildRequest> requests = requests(build -> tar("image-" + build), build -> "content-" + build);

        List<BuiltImage> built = atOnce(requests);

        assertThat(built.stream().map(BuiltImage::digest).distinct()).hasSize(BUILDS);
        for (int build = 0; build < BUILDS; build++) {
            assertThat(alone(requests.get(build)).digest())
                    .isEqualTo(built.get(build).digest());
        }
    }

    @Test
    void onePushIsAsGoodAsTheOther() throws Exception {
        List<BuiltImage> built = atOnce(requests(build -> new Destination.Registry(), build -> "content-" + build % 2));

        assertThat(registry.isComplete("shop", "1.0")).isTrue();
        Set<String> digests = built.stream().map(BuiltImage::digest).collect(Collectors.toSet());
        assertThat(digests).hasSize(2);
        for (String digest : digests) {
            assertThat(registry.isComplete("shop", digest)).isTrue();
        }
    }

    @Test
    void oneTarThatTwoWriteIsWhole() throws Exception {
        List<BuiltImage> built = atOnce(requests(build -> tar("image"), build -> "content-" + build));

        try (ImageReader image = ImageReader.open(folder.resolve("image"), ImageReader.USUAL_PLATFORM)) {
            assertThat(built.stream().map(BuiltImage::id))
                    .contains(image.config().id());
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString())).noneMatch(name -> name.startsWith(".image"));
        }
    }

    /** What differs between builds. */
    @FunctionalInterface
    private interface Of<T> {
        T build(int number);
    }

    private Destination tar(String name) {
        return new Destination.TarFile(folder.resolve(name));
    }

    private List<BuildRequest> requests(Of<Destination> destination, Of<String> content) {
        ImagePlan plan = images.plan("base:1");
        List<BuildRequest> requests = new ArrayList<>();
        for (int build = 0; build < BUILDS; build++) {
            Path file = TestLayers.file(folder.resolve("file-" + build), content.build(build));
            Layer own = TestLayers.layer(
                    "own",
                    TestLayers.folder("/application"),
                    TestLayers.entry("/application/own", TestLayers.source(file)));
            List<Layer> layers = new ArrayList<>(plan.layers());
            layers.add(own);
            requests.add(request(plan, layers, destination.build(build), "output-" + build));
        }
        return requests;
    }

    private BuildRequest request(ImagePlan plan, List<Layer> layers, Destination destination, String output) {
        ImagePlan changed = new ImagePlan(
                plan.image(), plan.origin(), plan.baseImage(), layers, plan.takenOver(), plan.config(), plan.notes());
        return images.request(changed, destination, output);
    }

    private List<BuiltImage> atOnce(List<BuildRequest> requests) throws Exception {
        CyclicBarrier start = new CyclicBarrier(requests.size());
        List<Future<BuiltImage>> builds = new ArrayList<>();
        for (BuildRequest request : requests) {
            builds.add(threads.submit(() -> {
                TestListener listener = new TestListener();
                start.await();
                BuiltImage built = ImageBuilder.build(request, listener, new Retries(listener, time -> {}));
                assertThat(listener.warned).isEmpty();
                return built;
            }));
        }
        List<BuiltImage> images = new ArrayList<>();
        for (Future<BuiltImage> build : builds) {
            images.add(build.get());
        }
        return images;
    }

    /** With an empty cache of its own. */
    private BuiltImage alone(BuildRequest request) throws Exception {
        BuildRequest alone = new BuildRequest(
                request.plan(),
                tar("alone"),
                request.tags(),
                request.platforms(),
                request.format(),
                request.compression(),
                request.creationTime(),
                request.baseLifetime(),
                false,
                request.access(),
                new BuildRequest.CacheSettings(Files.createTempDirectory(folder, "cache"), Long.MAX_VALUE),
                folder.resolve("output-alone"));
        return images.build(alone);
    }
}
