package io.github.dockeroptimize.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.dockeroptimize.ArchiveBuilder;
import io.github.dockeroptimize.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchiveTest {

    @TempDir
    Path folder;

    @Test
    void tellsItsEntriesInTheirOrderWithTheirSizes() {
        Archive archive = read(ArchiveBuilder.jar("app.jar")
                .folder("b/")
                .entry("b/two.txt", "22")
                .entry("a.txt", "1"));

        assertThat(archive.entries()).extracting(ArchiveEntry::name).containsExactly("b/", "b/two.txt", "a.txt");
        assertThat(archive.files()).extracting(ArchiveEntry::name).containsExactly("b/two.txt", "a.txt");
        assertThat(archive.files()).extracting(ArchiveEntry::size).containsExactly(2L, 1L);
        assertThat(archive.files()).extracting(ArchiveEntry::fileName).containsExactly("two.txt", "a.txt");
        assertThat(archive.displayName()).isEqualTo("target/app.jar");
    }

    @Test
    void tellsTheSizeOfAnEntryWhenTakenOut() {
        ArchiveBuilder library = ArchiveBuilder.library("a-1.0.jar");
        Archive archive = read(ArchiveBuilder.jar("app.jar").nested("BOOT-INF/lib/", library));

        int size = library.bytes().length;
        assertThat(archive.entry("BOOT-INF/lib/a-1.0.jar")).contains(new ArchiveEntry("BOOT-INF/lib/a-1.0.jar", size));
    }

    @Test
    void tellsTheAttributesOfItsManifest() {
        Archive archive = read(ArchiveBuilder.jar("app.jar")
                .manifest("Main-Class", "  com.example.App ")
                .manifest("Class-Path", " "));

        assertThat(archive.attribute("Main-Class")).contains("com.example.App");
        assertThat(archive.attribute("Class-Path")).isEmpty();
        assertThat(archive.attribute("Start-Class")).isEmpty();
    }

    @Test
    void handsOutCopiesOfItsManifest() {
        Archive archive = read(ArchiveBuilder.jar("app.jar").manifest("Main-Class", "com.example.App"));

        archive.manifest().getMainAttributes().clear();

        assertThat(archive.manifest().getMainAttributes().getValue("Main-Class"))
                .isEqualTo("com.example.App");
    }

    @Test
    void hasAnEmptyManifestWhereThereIsNone() {
        Archive archive = read(ArchiveBuilder.jar("app.jar").entry("a.txt", ""));

        assertThat(archive.manifest().getMainAttributes()).isEmpty();
        assertThat(archive.attribute("Main-Class")).isEmpty();
    }

    @Test
    void skipsAScriptBeforeTheZip() {
        Archive archive = read(ArchiveBuilder.jar("app.jar")
                .script("#!/bin/bash\nexec java -jar \"$0\"\nexit 0\n")
                .manifest("Main-Class", "com.example.App")
                .entry("a.txt", "content"));

        assertThat(archive.attribute("Main-Class")).contains("com.example.App");
        assertThat(archive.bytes("a.txt")).asString().isEqualTo("content");
    }

    @Test
    void findsClassesBelowAPrefix() {
        Archive archive = read(ArchiveBuilder.jar("app.jar").entry("BOOT-INF/classes/com/example/App$Inner.class", ""));

        assertThat(archive.hasClass("BOOT-INF/classes/", "com.example.App$Inner"))
                .isTrue();
        assertThat(archive.hasClass("", "com.example.App$Inner")).isFalse();
    }

    @Test
    void saysThatItIsMissing() {
        assertRefused(
                folder.resolve("app.jar"), "'target/app.jar' is missing; package the module first, with 'mvn package'");
    }

    @Test
    void saysThatAFolderIsNoArchive() {
        assertRefused(folder, "'target/app.jar' is missing; package the module first, with 'mvn package'");
    }

    @Test
    void saysThatItIsEmpty() throws IOException {
        assertRefused(
                Files.createFile(folder.resolve("app.jar")),
                "'target/app.jar' is empty; rebuild it with 'mvn clean package'");
    }

    @Test
    void saysThatItIsNoZip() throws IOException {
        assertRefused(
                Files.writeString(folder.resolve("app.jar"), "<html>404 Not Found</html>".repeat(9)),
                "'target/app.jar' can't be read as a zip archive (zip END header not found); rebuild it with 'mvn clean package'");
    }

    @Test
    void saysThatItIsTruncated() throws IOException {
        byte[] whole = ArchiveBuilder.jar("app.jar")
                .manifest("Main-Class", "com.example.App")
                .entry("a.txt", "content")
                .bytes();

        assertRefused(
                Files.write(folder.resolve("app.jar"), Arrays.copyOf(whole, whole.length / 2)),
                "'target/app.jar' can't be read as a zip archive (zip END header not found); rebuild it with 'mvn clean package'");
    }

    @Test
    void saysThatItsManifestIsBroken() {
        assertRefused(
                ArchiveBuilder.jar("app.jar")
                        .entry("META-INF/MANIFEST.MF", "no manifest at all\n")
                        .write(folder),
                "'target/app.jar' can't be read as a zip archive (invalid header field (line 1)); rebuild it with 'mvn clean package'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../evil.sh",
                "BOOT-INF/../../evil.sh",
                "BOOT-INF/..",
                "/etc/passwd",
                "C:/windows/evil.dll",
                "c:evil.dll",
                "BOOT-INF\\classes\\a.txt"
            })
    void refusesEntriesThatWouldLeaveTheirFolder(String name) {
        assertRefused(
                ArchiveBuilder.jar("app.jar").entry(name, "").write(folder),
                "'target/app.jar' has an entry named '" + name
                        + "', which is not a safe path in an image; find out what adds it and rebuild the archive");
    }

    @ParameterizedTest
    @ValueSource(chars = {'\n', '\r', '\t', '\0', '\u0001', '\u007f', '\u0085'})
    void refusesEntriesWithControlCharacters(char character) {
        String name = "a" + character + "b";
        assertRefused(
                ArchiveBuilder.jar("app.jar").entry(name, "").write(folder),
                "'target/app.jar' has an entry named " + InvalidInputException.quote(name)
                        + ", which is not a safe path in an image; find out what adds it and rebuild the archive");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a..b", "...", "..a/b", "grüße 你好.txt", "a b", "it's", "$HOME", "*"})
    void takesNamesThatOnlyLookStrange(String name) {
        assertThat(read(ArchiveBuilder.jar("app.jar").entry(name, "")).has(name))
                .isTrue();
    }

    private Archive read(ArchiveBuilder archive) {
        return Archive.read(archive.write(folder), "target/app.jar");
    }

    private static void assertRefused(Path file, String message) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> Archive.read(file, "target/app.jar"))
                .withMessage(message);
    }
}
