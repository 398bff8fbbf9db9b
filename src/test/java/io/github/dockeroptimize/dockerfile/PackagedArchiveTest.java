package io.github.dockeroptimize.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which of several archives is taken, by the shell of this machine. */
class PackagedArchiveTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "demo-*.jar,       demo-1.0.jar,                                              demo-1.0.jar",
        "demo-*.jar,       demo-1.0-sources.jar demo-1.0.jar demo-1.0-exec.jar,       demo-1.0.jar",
        "demo-*.jar,       demo-1.0-SNAPSHOT.jar demo-1.0-SNAPSHOT-tests.jar,         demo-1.0-SNAPSHOT.jar",
        "demo-*-exec.jar,  demo-1.0.jar demo-1.0-exec.jar,                            demo-1.0-exec.jar",
        "demo.jar,         demo.jar demo-sources.jar,                                 demo.jar",
        "demo-*.jar,       demo-1.0-exec.jar demo-1.0-lib.jar,                        ",
        "demo-*.jar,       demo-1.0.jar demo-2.0.jar,                                 ",
        "demo-*.jar,       other.jar,                                                 "
    })
    void isTheOneWhoseNameAllOthersBeginWithOrNone(String pattern, String files, String taken)
            throws IOException, InterruptedException {
        Path target = Files.createDirectories(folder.resolve("a b/target"));
        for (String file : files.split(" ", -1)) {
            Files.writeString(target.resolve(file), file);
        }
        String commands = String.join(" && ", JavaStages.archive("a b/target", pattern, "app.jar"));
        int code = new ProcessBuilder("sh", "-c", commands)
                .directory(folder.toFile())
                .start()
                .waitFor();
        assertThat(code == 0).isEqualTo(taken != null);
        if (taken != null) {
            assertThat(folder.resolve("app.jar")).hasContent(taken);
        }
    }
}
