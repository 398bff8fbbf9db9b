package io.github.dockeroptimize.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.dockeroptimize.ArchiveBuilder;
import io.github.dockeroptimize.TestBuild;
import io.github.dockeroptimize.application.LibraryKind;
import io.github.dockeroptimize.dockerfile.BuildContext;
import io.github.dockeroptimize.dockerfile.Dialect;
import io.github.dockeroptimize.dockerfile.SampleOptions;
import io.github.dockeroptimize.image.LayerCompression;
import io.github.dockeroptimize.plan.ImagePath;
import io.github.dockeroptimize.plan.ImagePlan;
import io.github.dockeroptimize.plan.Layer;
import io.github.dockeroptimize.plan.Options.ContentsChoice;
import io.github.dockeroptimize.plan.Planner;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against the tars that are really written, compressed as a whole. */
class CompressedSizesTest {

    @TempDir
    Path folder;

    @Test
    void areThoseOfTheRealLayers() throws IOException {
        ImagePlan plan = plan();
        BuildContext.write(plan, Dialect.PORTABLE, folder.resolve("out"));
        for (Layer layer : plan.layers()) {
            Path tar = folder.resolve("out/context/layers/" + layer.name() + ".tar");
            double real = gzip(Files.readAllBytes(tar));
            assertThat((double) sum(sizes(layer))).isCloseTo(real, within(32 + real * 0.001));
        }
    }

    @Test
    void aFileHasWhatItAdds() throws IOException {
        Layer dependencies = plan().layers().get(0);
        Map<ImagePath, Long> sizes = sizes(dependencies);
        assertThat(sizes.get(new ImagePath("/app/lib/random-1.0.jar"))).isBetween(200_000L, 201_000L);
        assertThat(sizes.get(new ImagePath("/app/lib/zeros-1.0.jar"))).isLessThan(2_000L);
        assertThat(sizes.keySet())
                .containsAll(dependencies.entries().stream()
                        .map(entry -> entry.path())
                        .toList());
    }

    @Test
    void nothingIsLeftBehind() throws IOException {
        Path scratch = Files.createDirectory(folder.resolve("scratch"));
        try (CompressedSizes sizes = new CompressedSizes(LayerCompression.GZIP, scratch)) {
            for (Layer layer : plan().layers()) {
                sizes.of(layer);
            }
        }
        assertThat(scratch).isEmptyDirectory();
    }

    private ImagePlan plan() {
        byte[] random = new byte[200_000];
        new Random(1).nextBytes(random);
        TestBuild build = TestBuild.in(folder)
                .archive(ArchiveBuilder.jar("app-1.0.jar")
                        .manifest("Main-Class", "com.example.App")
                        .mainClass("com/example/App.class", ArchiveBuilder.JAVA_17)
                        .entry("text", "some words ".repeat(9_000)))
                .library(
                        "a:random:1.0",
                        LibraryKind.RELEASE,
                        ArchiveBuilder.jar("random-1.0.jar").entry("x", random))
                .library(
                        "b:zeros:1.0",
                        LibraryKind.RELEASE,
                        ArchiveBuilder.jar("zeros-1.0.jar").entry("x", new byte[500_000]))
                .release("c:tiny:1.0")
                .release("d:tiny2:1.0");
        return Planner.plan(
                build.inspect(),
                SampleOptions.options().contents(ContentsChoice.LAYERS).build());
    }

    private Map<ImagePath, Long> sizes(Layer layer) throws IOException {
        try (CompressedSizes sizes = new CompressedSizes(LayerCompression.GZIP, folder)) {
            return sizes.of(layer);
        }
    }

    private static long sum(Map<ImagePath, Long> sizes) {
        return sizes.values().stream().mapToLong(Long::longValue).sum();
    }

    private static long gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.size();
    }
}
