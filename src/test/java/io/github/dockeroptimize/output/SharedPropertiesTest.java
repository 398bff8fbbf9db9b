package io.github.dockeroptimize.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SharedPropertiesTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                " leading and trailing ",
                "a=b:c",
                "#comment",
                "!comment",
                "C:\\Users\\a\\u0041",
                "a\nb\r\nc\td\fe",
                "Größe 日本 😀",
                "\\",
                "\u0000"
            })
    void keepsEveryCharacter(String text) throws IOException {
        Path file = folder.resolve("file");
        SharedProperties.write(file, Map.of("value", text, "name" + text, "value"));

        Properties read = SharedProperties.read(file);
        assertThat(read.getProperty("value")).isEqualTo(text);
        assertThat(read.getProperty("name" + text)).isEqualTo("value");
        assertThat(read).hasSize(2);
    }

    @Test
    void aNameMayBeginAnyhow() throws IOException {
        Path file = folder.resolve("file");
        for (String name : List.of("!a", "#a", "=a", ":a", " a", "\ta", "\fa")) {
            SharedProperties.write(file, Map.of(name, "!value"));
            assertThat(SharedProperties.read(file)).containsExactly(Map.entry(name, "!value"));
        }
    }

    @Test
    void theSameValuesAreTheSameFile() throws IOException {
        SharedProperties.write(folder.resolve("a"), Map.of("1", "a", "2", "b", "3", "c"));
        SharedProperties.write(folder.resolve("b"), Map.of("3", "c", "2", "b", "1", "a"));
        assertThat(folder.resolve("a")).hasSameTextualContentAs(folder.resolve("b"));
    }

    @Test
    void aMissingFileIsEmpty() throws IOException {
        assertThat(SharedProperties.read(folder.resolve("missing/file"))).isEmpty();
    }

    @Test
    void aDamagedFileIsEmpty() throws IOException {
        Path file = folder.resolve("file");
        Files.writeString(file, "a=\\u12");
        assertThat(SharedProperties.read(file)).isEmpty();
        Files.write(file, new byte[] {'a', '=', (byte) 0xff});
        assertThat(SharedProperties.read(file)).isEmpty();
    }

    @Test
    void addsToWhatIsThere() throws IOException {
        Path file = folder.resolve("new/file");
        SharedProperties.add(file, "a", "1");
        SharedProperties.add(file, "b", "2");
        SharedProperties.add(file, "a", "3");
        assertThat(SharedProperties.read(file)).containsOnly(Map.entry("a", "3"), Map.entry("b", "2"));
    }

    @Test
    void writesTextAsItIs() throws IOException {
        Path file = folder.resolve("new/file");
        SharedProperties.writeText(file, "Größe\n");
        assertThat(Files.readAllBytes(file)).isEqualTo("Größe\n".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void nobodyReadsHalfOfIt() throws Exception {
        Path file = folder.resolve("file");
        Map<String, String> one = Map.of("a", "x".repeat(10_000), "b", "x");
        Map<String, String> other = Map.of("a", "y".repeat(20_000), "b", "y");
        SharedProperties.write(file, one);
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try {
            List<Future<?>> writers = new ArrayList<>();
            for (Map<String, String> values : List.of(one, other)) {
                writers.add(threads.submit(() -> {
                    for (int i = 0; i < 100; i++) {
                        SharedProperties.write(file, values);
                    }
                    return null;
                }));
            }
            for (int i = 0; i < 100; i++) {
                Properties read = SharedProperties.read(file);
                assertThat(read.equals(one) || read.equals(other)).isTrue();
            }
            for (Future<?> writer : writers) {
                writer.get();
            }
        } finally {
            threads.shutdownNow();
        }
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).containsExactly(file);
        }
    }
}
