package io.github.dockeroptimize.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.dockeroptimize.plan.Layer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Disks on which an image of one megabyte has no room. */
class FullDiskTest {

    private static final int MEGABYTE = 1 << 20;
    private static final int ENOUGH = 64 * 1024;

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

    /** 500: while files are staged; 1500: while jib-core makes a layer of them. */
    @ParameterizedTest
    @ValueSource(ints = {500, 1500})
    void ofTheCache(int kilobytes) throws Exception {
        BuildRequest request = request(new Destination.Registry());
        try (SmallDisk disk = new SmallDisk(folder.resolve("cache"), kilobytes)) {
            assertThatExceptionOfType(BuildFailureException.class)
                    .isThrownBy(() -> images.build(request))
                    .withMessage("the disk of '" + folder.resolve("cache") + "' is full; make room on it,"
                            + " or set -Ddocker-optimize.cacheDirectory to a directory on another disk");
            assertThat(registry.manifest("shop", "1.0")).isEmpty();
            assertThat(images.said()).isEmpty();

            disk.enlarge(ENOUGH);
            images.build(request);
            assertThat(registry.isComplete("shop", "1.0")).isTrue();
            assertThat(images.said()).isEmpty();
        }
    }

    @Test
    void ofTheTar() throws Exception {
        Path output = folder.resolve("output");
        BuildRequest request = request(new Destination.TarFile(output.resolve("image.tar")));
        try (SmallDisk disk = new SmallDisk(output, 500)) {
            assertThatExceptionOfType(BuildFailureException.class)
                    .isThrownBy(() -> images.build(request))
                    .withMessage("the disk of '" + output + "' is full; make room on it,"
                            + " or set -Ddocker-optimize.outputDirectory to a directory on another disk");
            assertThat(files(output)).isEmpty();

            disk.enlarge(ENOUGH);
            images.build(request);
            assertThat(files(output)).containsExactly("image.digest", "image.id", "image.json", "image.tar");
        }
    }

    @Test
    void ofTheRecord() throws Exception {
        Path output = folder.resolve("output");
        BuildRequest request = request(new Destination.TarFile(folder.resolve("image.tar")));
        try (SmallDisk disk = new SmallDisk(output, 4)) {
            assertThatExceptionOfType(BuildFailureException.class)
                    .isThrownBy(() -> images.build(request))
                    .withMessageStartingWith("the disk of '" + output + "' is full");
            assertThat(files(output)).noneMatch(name -> name.startsWith("."));

            disk.enlarge(ENOUGH);
            images.build(request);
            assertThat(files(output)).containsExactly("image.digest", "image.id", "image.json");
        }
    }

    private static List<String> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    /** With a file that can't be compressed. */
    private BuildRequest request(Destination destination) throws IOException {
        byte[] content = new byte[MEGABYTE];
        new Random(1).nextBytes(content);
        Path file = Files.write(folder.resolve("large"), content);
        Layer layer = TestLayers.layer(
                "application",
                TestLayers.folder("/application"),
                TestLayers.entry("/application/large", TestLayers.source(file)));
        return TestRequest.in(folder)
                .image(registry.host() + "/shop:1.0")
                .base(registry.host() + "/base:1")
                .layers(layer)
                .destination(destination)
                .allowInsecure()
                .build();
    }
}
