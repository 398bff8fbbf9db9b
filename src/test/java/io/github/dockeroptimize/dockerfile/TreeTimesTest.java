package io.github.dockeroptimize.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.dockeroptimize.content.ContentTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The commands of a stage, run here, find the times that this plugin finds. */
class TreeTimesTest {

    @TempDir
    Path folder;

    private Path tree;

    @BeforeEach
    void tree() throws IOException {
        tree = Files.createDirectories(folder.resolve("layers/application/app"));
        Files.writeString(tree.resolve("empty"), "");
        Files.writeString(tree.resolve("known"), "123456789");
        Files.writeString(tree.resolve("with 'quotes' $and blanks"), "content");
        Files.writeString(tree.resolve("Größe"), "größer");
        byte[] large = new byte[200_000];
        new Random(1).nextBytes(large);
        Files.write(tree.resolve("large"), large);
        Files.createSymbolicLink(tree.resolve("link"), Path.of("known"));
        Files.createSymbolicLink(tree.resolve("link-to-folder"), Path.of("."));
        Files.createSymbolicLink(tree.resolve("link-to-nothing"), Path.of("nothing"));
    }

    @ParameterizedTest
    @EnumSource
    void areThoseOfTheContents(TreeTimes language) throws Exception {
        assumeTrue(run("command -v " + program(language)) == 0, "needs " + program(language));

        assertThat(run(commands(language))).isZero();

        try (Stream<Path> paths = Files.walk(folder.resolve("layers"))) {
            for (Path path : paths.toList()) {
                boolean file = Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS);
                assertThat(time(path)).as(path.toString()).isEqualTo(file ? ContentTime.of(path) : ContentTime.FIRST);
            }
        }
    }

    /** Python finds nothing in a tree that isn't there, but then nothing has to be done. */
    @ParameterizedTest
    @EnumSource(names = "PYTHON", mode = EnumSource.Mode.EXCLUDE)
    void aFailureEndsTheBuild(TreeTimes language) throws Exception {
        assumeTrue(run("command -v " + program(language)) == 0, "needs " + program(language));

        String withoutTree = commands(language).replaceFirst("^.*?\\{} \\+ && ", "");

        assertThat(run("rm -r " + folder + "/layers && " + withoutTree)).isNotZero();
    }

    private String commands(TreeTimes language) {
        return String.join(" && ", language.commands())
                .replace("\\\n", "") // as a Dockerfile's reader does
                .replace("/tmp/", folder + "/")
                .replace("/layers", folder + "/layers");
    }

    private static String program(TreeTimes language) {
        return switch (language) {
            case SHELL -> "od";
            case NODE -> "node";
            case PYTHON -> "python";
            case JAVA -> "javac";
        };
    }

    private static Instant time(Path path) throws IOException {
        return Files.getLastModifiedTime(path, LinkOption.NOFOLLOW_LINKS).toInstant();
    }

    private int run(String command) throws Exception {
        return new ProcessBuilder("sh", "-c", command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile())
                .start()
                .waitFor();
    }
}
