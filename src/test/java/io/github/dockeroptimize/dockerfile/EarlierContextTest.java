package io.github.dockeroptimize.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockeroptimize.ArchiveBuilder;
import io.github.dockeroptimize.TestBuild;
import io.github.dockeroptimize.dockerfile.Samples.Choices;
import io.github.dockeroptimize.image.Digests;
import io.github.dockeroptimize.plan.ImagePlan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A context that is written over an earlier one is a fresh one, however the earlier one looks. */
class EarlierContextTest {

    @TempDir
    Path folder;

    /** What has happened since the earlier context was written. */
    enum Since {
        NOTHING,
        CODE_OF_THE_SAME_SIZE,
        CODE_OF_ANOTHER_SIZE,
        TRUNCATED,
        LONGER,
        TOUCHED,
        MISSING,
        A_DIRECTORY
    }

    static Stream<Arguments> cases() {
        return Stream.of("plain", "boot layers", "boot archive")
                .flatMap(shape -> Stream.of(Since.values()).map(since -> Arguments.of(shape, since)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isWhatAFreshOneWouldBe(String shape, Since since) throws IOException {
        Path context = write(plan(shape, "one"), "out");
        Map<String, Object> inodes = inodes(context);
        damage(context, since);
        String code =
                since == Since.CODE_OF_THE_SAME_SIZE ? "two" : since == Since.CODE_OF_ANOTHER_SIZE ? "three" : "one";
        ImagePlan plan = plan(shape, code);

        Path second = write(plan, "out");

        assertThat(files(second)).isEqualTo(files(write(plan, "fresh")));
        if (since == Since.NOTHING) {
            assertThat(inodes(second)).isEqualTo(inodes);
        }
    }

    private static void damage(Path context, Since since) throws IOException {
        for (Path file : contents(context)) {
            FileTime time = Files.getLastModifiedTime(file);
            switch (since) {
                case NOTHING, CODE_OF_THE_SAME_SIZE, CODE_OF_ANOTHER_SIZE -> {}
                case TRUNCATED -> {
                    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                        channel.truncate(channel.size() - 1);
                    }
                    Files.setLastModifiedTime(file, time);
                }
                case LONGER -> {
                    Files.write(file, new byte[512], StandardOpenOption.APPEND);
                    Files.setLastModifiedTime(file, time);
                }
                case TOUCHED -> Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH));
                case MISSING -> Files.delete(file);
                case A_DIRECTORY -> {
                    Files.delete(file);
                    Files.createDirectory(file);
                }
            }
        }
    }

    private ImagePlan plan(String shape, String code) throws IOException {
        Path module = Files.createTempDirectory(folder, "module");
        return switch (shape) {
            case "plain" ->
                Samples.plan(
                        TestBuild.in(module)
                                .archive(ArchiveBuilder.jar("app.jar")
                                        .manifest("Main-Class", "com.example.App")
                                        .classFile("com/example/App.class", 61)
                                        .entry("code", code))
                                .release("org.demo:a:1.0"),
                        Choices.none());
            case "boot layers" ->
                Samples.plan(
                        TestBuild.in(module).archive(boot(code)), Choices.none().layers());
            default -> Samples.plan(TestBuild.in(module).archive(boot(code)), Choices.none());
        };
    }

    private static ArchiveBuilder boot(String code) {
        return Samples.boot("3.5.0", "org.springframework.boot.loader.launch.JarLauncher", "spring-boot-jarmode-tools")
                .entry("BOOT-INF/classes/code", code);
    }

    private Path write(ImagePlan plan, String output) throws IOException {
        BuildContext.write(plan, Dialect.PORTABLE, folder.resolve(output));
        return folder.resolve(output).resolve("context");
    }

    /** The files that hold the application: tars of layers, or the archive. */
    private static List<Path> contents(Path context) throws IOException {
        try (Stream<Path> files = Files.walk(context)) {
            List<Path> found = files.filter(file -> file.toString().matches(".*\\.[tjw]ar"))
                    .toList();
            assertThat(found).isNotEmpty();
            return found;
        }
    }

    private static Map<String, Object> inodes(Path context) throws IOException {
        Map<String, Object> inodes = new TreeMap<>();
        for (Path file : contents(context)) {
            inodes.put(context.relativize(file).toString(), Files.getAttribute(file, "unix:ino"));
        }
        return inodes;
    }

    private static Map<String, String> files(Path context) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> found = Files.walk(context)) {
            found.forEach(file -> files.put(context.relativize(file).toString(), describe(file)));
        }
        return files;
    }

    private static String describe(Path file) {
        try {
            return Files.getLastModifiedTime(file) + " " + Files.getPosixFilePermissions(file) + " "
                    + (Files.isDirectory(file) ? "" : Digests.hex(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
