package io.github.dockeroptimize.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.dockeroptimize.image.ImageReader;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An output folder that can't be written: nothing is pushed that couldn't be written down. */
class OutputDirectoryTest {

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

    private BuildRequest request(Destination destination) {
        return images.request("base:1", destination);
    }

    private Destination tar() {
        return new Destination.TarFile(folder.resolve("output/image.tar"));
    }

    @Test
    void aFileInItsPlaceStopsAPush() throws Exception {
        Path file = Files.writeString(folder.resolve("output"), "mine");

        assertThatExceptionOfType(FileSystemException.class)
                .isThrownBy(() -> images.build(request(new Destination.Registry())))
                .satisfies(e -> assertThat(e.getFile()).isEqualTo(file.toString()));
        assertThat(file).hasContent("mine");
        assertThat(registry.requests()).isEmpty();

        Files.delete(file);
        images.build(request(new Destination.Registry()));
        assertThat(registry.isComplete("shop", "1.0")).isTrue();
    }

    @Test
    void aReadOnlyFolderStopsAPush() throws Exception {
        try (SmallDisk disk = new SmallDisk(folder.resolve("output"), 1000)) {
            disk.makeReadOnly();
            assertReadOnly(new Destination.Registry());
            assertThat(registry.requests()).isEmpty();

            disk.makeWritable();
            images.build(request(new Destination.Registry()));
            assertThat(registry.isComplete("shop", "1.0")).isTrue();
            assertThat(folder.resolve("output/image.json")).isNotEmptyFile();
        }
    }

    @Test
    void aReadOnlyFolderKeepsTheTarThatIsThere() throws Exception {
        try (SmallDisk disk = new SmallDisk(folder.resolve("output"), 1000)) {
            Path tar = Files.writeString(folder.resolve("output/image.tar"), "earlier");
            disk.makeReadOnly();
            assertReadOnly(tar());
            assertThat(tar).hasContent("earlier");

            disk.makeWritable();
            images.build(request(tar()));
            try (ImageReader image = ImageReader.open(tar, ImageReader.USUAL_PLATFORM)) {
                assertThat(image.config().diffIds()).isNotEmpty();
            }
        }
    }

    /** The goal names the folder and what sets it. */
    private void assertReadOnly(Destination destination) {
        assertThatExceptionOfType(FileSystemException.class)
                .isThrownBy(() -> images.build(request(destination)))
                .satisfies(e -> assertThat(e.getFile())
                        .startsWith(folder.resolve("output").toString()))
                .satisfies(e -> assertThat(e.getReason()).isEqualTo("Read-only file system"));
    }

    @Test
    void aReadOnlyCacheIsNamed() throws Exception {
        try (SmallDisk disk = new SmallDisk(folder.resolve("cache"), 10_000)) {
            Files.createDirectories(folder.resolve("cache/v2"));
            disk.makeReadOnly();
            assertThatExceptionOfType(BuildFailureException.class)
                    .isThrownBy(() -> images.build(request(tar())))
                    .withMessageContaining("can't write the cache '" + folder.resolve("cache") + "'");

            disk.makeWritable();
            images.build(request(tar()));
            assertThat(folder.resolve("output/image.tar")).isNotEmptyFile();
        }
    }
}
