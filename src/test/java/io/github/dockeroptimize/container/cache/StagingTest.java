package io.github.dockeroptimize.container.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.dockeroptimize.container.TestLayers;
import io.github.dockeroptimize.content.ContentTime;
import io.github.dockeroptimize.plan.Layer;
import io.github.dockeroptimize.plan.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import java.util.zip.ZipException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StagingTest {

    private static final FileTime FIXED = FileTime.from(ContentTime.FIRST);

    @TempDir
    Path folder;

    private Staging staging;
    private Layer layer;

    @BeforeEach
    void layer() {
        staging = new Staging(folder.resolve("staged"));
        layer = TestLayers.layer(
                "application",
                TestLayers.folder("/app"),
                TestLayers.entry("/app/a", TestLayers.source(TestLayers.file(folder.resolve("a"), "content of a"))),
                TestLayers.folder("/app/lib"),
                TestLayers.entry("/app/lib/b", TestLayers.source(TestLayers.file(folder.resolve("b"), "b"))));
    }

    private List<String> children(Path parent) throws IOException {
        try (Stream<Path> paths = Files.list(parent)) {
            return paths.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    private void assertWhole(StagedLayer staged) throws IOException {
        assertThat(children(staged.folder())).containsExactly("1", "3", "folder");
        assertThat(staged.file(0)).isEmptyDirectory();
        assertThat(staged.file(1)).hasContent("content of a");
        assertThat(staged.file(2)).isEqualTo(staged.file(0));
        assertThat(staged.file(3)).hasContent("b");
        for (int i = 0; i < 4; i++) {
            assertThat(staged.time(i)).isEqualTo(i % 2 == 0 ? ContentTime.FIRST : ContentTime.of(staged.file(i)));
        }
    }

    @Test
    void allFilesHaveTheTimesOfTheirContents() throws IOException {
        assertWhole(staging.stage(layer, "key"));
    }

    @Test
    void nothingElseIsLeft() throws IOException {
        staging.stage(layer, "key");
        assertThat(children(folder.resolve("staged"))).containsExactly("key");
    }

    @Test
    void filesThatAreThereStay() throws IOException {
        StagedLayer staged = staging.stage(layer, "key");
        Object file = Files.readAttributes(staged.file(1), "*").get("fileKey");

        staging.stage(layer, "key");

        assertThat(Files.readAttributes(staged.file(1), "*").get("fileKey")).isEqualTo(file);
    }

    @Test
    void theFolderSaysWhenItWasUsed() throws IOException {
        StagedLayer staged = staging.stage(layer, "key");
        Files.setLastModifiedTime(staged.folder(), FIXED);

        staging.stage(layer, "key");

        assertThat(Files.getLastModifiedTime(staged.folder()).toInstant())
                .isAfter(Instant.now().minus(Duration.ofMinutes(1)));
    }

    /** What may become of files in a cache. */
    enum Damage {
        TRUNCATED {
            @Override
            void doTo(StagedLayer staged) throws IOException {
                Files.writeString(staged.file(1), "content");
                Files.setLastModifiedTime(staged.file(1), FIXED);
            }
        },
        ALTERED {
            @Override
            void doTo(StagedLayer staged) throws IOException {
                Files.writeString(staged.file(1), "CONTENT of a");
            }
        },
        MISSING {
            @Override
            void doTo(StagedLayer staged) throws IOException {
                Files.delete(staged.file(3));
            }
        },
        ALL_MISSING {
            @Override
            void doTo(StagedLayer staged) throws IOException {
                Files.delete(staged.file(0));
                Files.delete(staged.file(1));
                Files.delete(staged.file(3));
            }
        },
        FOLDER_OF_ANOTHER_TIME {
            @Override
            void doTo(StagedLayer staged) throws IOException {
                Files.setLastModifiedTime(staged.file(0), TestLayers.TIME);
            }
        },
        FILE_IN_PLACE_OF_THE_FOLDER {
            @Override
            void doTo(StagedLayer staged) throws IOException {
                Files.delete(staged.file(0));
                Files.setLastModifiedTime(Files.writeString(staged.file(0), ""), FIXED);
            }
        },
        FOLDER_IN_PLACE_OF_A_FILE {
            @Override
            void doTo(StagedLayer staged) throws IOException {
                Files.delete(staged.file(3));
                Files.createDirectories(staged.file(3).resolve("inside"));
                Files.setLastModifiedTime(staged.file(3), FIXED);
            }
        };

        abstract void doTo(StagedLayer staged) throws IOException;
    }

    @ParameterizedTest
    @EnumSource
    void whatIsDamagedIsMadeAnew(Damage damage) throws IOException {
        damage.doTo(staging.stage(layer, "key"));

        assertWhole(staging.stage(layer, "key"));
        assertThat(children(folder.resolve("staged"))).containsExactly("key");
    }

    @Test
    void twoBuildsMayStageTheSameLayerAtOnce() throws Exception {
        int builds = 4;
        ExecutorService threads = Executors.newFixedThreadPool(builds);
        try {
            for (int round = 0; round < 20; round++) {
                String key = "key-" + round;
                CyclicBarrier start = new CyclicBarrier(builds);
                List<Future<StagedLayer>> results = new ArrayList<>();
                for (int build = 0; build < builds; build++) {
                    results.add(threads.submit(() -> {
                        start.await();
                        return new Staging(folder.resolve("staged")).stage(layer, key);
                    }));
                }
                for (Future<StagedLayer> result : results) {
                    assertWhole(result.get());
                }
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(children(folder.resolve("staged"))).hasSize(20).noneMatch(name -> name.startsWith("."));
    }

    @Test
    void aFileThatIsNotAsPlannedFailsAndLeavesNothing() throws IOException {
        Path file = TestLayers.file(folder.resolve("c"), "four");
        Layer wrong = TestLayers.layer(
                "application", TestLayers.entry("/app/c", new Source.DiskFile(file, 5, "org.demo:c:1.0")));

        assertThatExceptionOfType(ZipException.class)
                .isThrownBy(() -> staging.stage(wrong, "key"))
                .withMessage("org.demo:c:1.0 has 4 bytes instead of 5");
        assertThat(folder.resolve("staged")).isEmptyDirectory();
    }
}
