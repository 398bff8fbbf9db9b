package io.github.dockeroptimize.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.dockeroptimize.ArchiveBuilder;
import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.TestBuild;
import io.github.dockeroptimize.dockerfile.Samples.Choices;
import io.github.dockeroptimize.plan.ImagePlan;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildContextTest {

    private static final int JAVA_17 = 61;

    @TempDir
    Path folder;

    private ImagePlan plain(String code) {
        return Samples.plan(
                TestBuild.in(folder)
                        .archive(ArchiveBuilder.jar("app.jar")
                                .manifest("Main-Class", "com.example.App")
                                .classFile("com/example/App.class", JAVA_17)
                                .entry("code", code))
                        .release("org.demo:a:1.0"),
                Choices.none());
    }

    private Path write(ImagePlan plan) throws IOException {
        BuildContext.write(plan, Dialect.PORTABLE, folder.resolve("out"));
        return folder.resolve("out/context");
    }

    private static Map<String, String> files(Path root) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> found = Files.walk(root)) {
            for (Path file : found.toList()) {
                files.put(
                        root.relativize(file).toString(),
                        PosixFilePermissions.toString(Files.getPosixFilePermissions(file)) + " "
                                + Files.getLastModifiedTime(file));
            }
        }
        return files;
    }

    @Test
    void isTheSameEachTime() throws IOException {
        Map<String, String> first = files(write(plain("one")));

        assertThat(files(write(plain("one")))).isEqualTo(first);
        assertThat(first.keySet())
                .containsExactly(
                        "",
                        ".dockerignore",
                        "Dockerfile",
                        "layers",
                        "layers/application.tar",
                        "layers/dependencies.tar");
        assertThat(first.get("Dockerfile")).startsWith("rw-r--r-- ");
        assertThat(first.get("layers")).startsWith("rwxr-xr-x ");
    }

    /** BuildKit doesn't ask for a file again that has the size and the time of the one it got last. */
    @Test
    void aFileOfOtherContentAndTheSameSizeHasAnotherTime() throws IOException {
        Path layer = write(plain("one")).resolve("layers/application.tar");
        long size = Files.size(layer);
        var time = Files.getLastModifiedTime(layer);

        write(plain("two"));

        assertThat(Files.size(layer)).isEqualTo(size);
        assertThat(Files.getLastModifiedTime(layer)).isNotEqualTo(time);
    }

    @Test
    void aFailureLeavesTheEarlierContextAndNothingBeside() throws IOException {
        Map<String, String> before = files(write(plain("one")));
        ImagePlan plan = plain("two");
        Files.delete(folder.resolve("repository/org.demo/a/a-1.0.jar"));

        assertThatIOException().isThrownBy(() -> write(plan));

        assertThat(files(folder.resolve("out/context"))).isEqualTo(before);
        try (Stream<Path> left = Files.list(folder.resolve("out"))) {
            assertThat(left.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("context", "plan.json");
        }
    }

    @Test
    void nothingOfAnEarlierContextIsLeft() throws IOException {
        Files.writeString(write(plain("one")).resolve("layers/stale.tar"), "stale");

        assertThat(write(plain("one")).resolve("layers/stale.tar")).doesNotExist();
    }

    @Test
    void aFolderOfSomebodyElseIsLeftAlone() throws IOException {
        Path notes = Files.createDirectories(folder.resolve("out/context")).resolve("notes.txt");
        Files.writeString(notes, "mine");

        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> write(plain("one")))
                .withMessageStartingWith("'" + notes.getParent() + "' contains files that this plugin didn't write");
        assertThat(notes).hasContent("mine");
    }

    @Test
    void thePlanNamesNoPathOfThisMachine() throws IOException {
        write(plain("one"));
        String text = Files.readString(folder.resolve("out/plan.json"));
        JsonNode plan = new ObjectMapper().readTree(text);

        assertThat(text).doesNotContain(folder.toString());
        assertThat(plan.get("schemaVersion").asInt()).isEqualTo(1);
        assertThat(plan.get("baseImage").asText()).isEqualTo("eclipse-temurin:17-jre");
        assertThat(plan.at("/layers/0/name").asText()).isEqualTo("dependencies");
        assertThat(plan.at("/layers/0/entries/2/path").asText()).isEqualTo("/app/lib/a-1.0.jar");
        assertThat(plan.at("/layers/0/entries/2/source").asText()).isEqualTo("org.demo:a:1.0");
        assertThat(plan.at("/config/entrypoint/2").asText()).isEqualTo("/app/app.jar");
    }

    @Test
    void anAssembledJarIsAsLongAsPlannedAndNamesItsClassPath() throws IOException {
        Path tar = write(plain("one")).resolve("layers/application.tar");
        Path jar = folder.resolve("taken-out.jar");
        List<String> names = new ArrayList<>();
        try (TarArchiveInputStream in = new TarArchiveInputStream(new BufferedInputStream(Files.newInputStream(tar)))) {
            for (TarArchiveEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                names.add(entry.getName());
                if (entry.isFile()) {
                    Files.copy(in, jar);
                }
            }
        }

        assertThat(names).containsExactly("app/", "app/app.jar");
        try (JarFile read = new JarFile(jar.toFile())) {
            assertThat(read.getManifest().getMainAttributes().getValue("Class-Path"))
                    .isEqualTo("lib/a-1.0.jar");
            assertThat(new String(read.getInputStream(read.getEntry("code")).readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo("one");
        }
    }
}
