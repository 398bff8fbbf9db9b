package io.github.dockeroptimize.container;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockeroptimize.container.BuiltLayer.Transfer;
import io.github.dockeroptimize.image.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BuildHistoryTest {

    private static final BuiltImage IMAGE = new BuiltImage(
            "app:1.0",
            "sha256:d",
            "sha256:i",
            List.of(
                    new BuiltLayer(
                            Optional.empty(), Optional.empty(), "sha256:1", 10, OptionalLong.empty(), Transfer.REUSED),
                    new BuiltLayer(
                            Optional.of(Platform.USUAL),
                            Optional.of("application"),
                            "sha256:2",
                            20,
                            OptionalLong.of(1024),
                            Transfer.PUSHED)),
            false);

    @TempDir
    Path folder;

    private BuildHistory builds;

    @BeforeEach
    void builds() throws IOException {
        builds = new BuildHistory(folder.resolve("builds"));
        builds.remember("key", new BuildHistory.Earlier(IMAGE, "proof of it = 1", List.of("one: 1", "two")));
    }

    private Path file() {
        return folder.resolve("builds/key");
    }

    @Test
    void anImageIsRememberedAsOneOfWhichNothingHadToBeSent() throws IOException {
        BuildHistory.Earlier earlier = builds.find("key", "app:1.0").orElseThrow();
        assertThat(earlier.proof()).isEqualTo("proof of it = 1");
        assertThat(earlier.warnings()).containsExactly("one: 1", "two");
        assertThat(earlier.image())
                .isEqualTo(new BuiltImage(
                        "app:1.0",
                        "sha256:d",
                        "sha256:i",
                        List.of(
                                IMAGE.layers().get(0),
                                new BuiltLayer(
                                        Optional.of(Platform.USUAL),
                                        Optional.of("application"),
                                        "sha256:2",
                                        20,
                                        OptionalLong.of(1024),
                                        Transfer.REUSED)),
                        true));
    }

    @Test
    void nothingIsKnownOfAnotherKey() throws IOException {
        assertThat(builds.find("other", "app:1.0")).isEmpty();
    }

    @Test
    void aBuildThatIsFoundIsUsed() throws IOException {
        Files.setLastModifiedTime(file(), FileTime.fromMillis(0));
        builds.find("key", "app:1.0");
        assertThat(Files.getLastModifiedTime(file()).toInstant())
                .isAfter(Instant.now().minus(Duration.ofMinutes(1)));
    }

    @Test
    void aFileThatEndsEarlyIsNone() throws IOException {
        String text = Files.readString(file());
        Files.writeString(file(), text.substring(0, text.indexOf("end=")));
        assertThat(builds.find("key", "app:1.0")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "digest=sha256:d\nend=\nlayer.0=garbage",
                "digest=sha256:d\nend=\nlayer.0=sha256\\:1 size - - application",
                "digest=sha256:d\nend=\nlayer.0=sha256\\:1 1 size - application",
                "digest=sha256:d\nend=\nlayer.0=sha256\\:1 1 - PLATFORM application"
            })
    void aFileThatCannotBeUnderstoodIsNone(String text) throws IOException {
        Files.writeString(file(), text);
        assertThat(builds.find("key", "app:1.0")).isEmpty();
    }
}
