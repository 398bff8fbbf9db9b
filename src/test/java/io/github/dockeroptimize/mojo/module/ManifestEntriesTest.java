package io.github.dockeroptimize.mojo.module;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.dockeroptimize.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManifestEntriesTest {

    private static final String ENTRIES =
            "<manifestEntries><Add-Opens>java.base/java.lang</Add-Opens><Other/></manifestEntries>";

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "org.apache.maven.plugins:maven-jar-plugin, jar, archive",
        "org.apache.maven.plugins:maven-war-plugin, war, archive",
        "org.apache.maven.plugins:maven-assembly-plugin, single, archive",
        "org.apache.maven.plugins:maven-shade-plugin, shade, transformers/transformer"
    })
    void areReadWhereverAPluginHasThem(String plugin, String goal, String place) {
        String configuration = ENTRIES;
        String[] names = place.split("/", -1);
        for (int i = names.length - 1; i >= 0; i--) {
            configuration = "<" + names[i] + ">" + configuration + "</" + names[i] + ">";
        }
        TestModule module = TestModule.in(folder).plugin(plugin, "some", goal, configuration);
        assertThat(ManifestEntries.of(module.project())).isEqualTo(Map.of("Add-Opens", "java.base/java.lang"));
    }

    @Test
    void areReadFromAFile() throws IOException {
        TestModule module = TestModule.in(folder)
                .plugin(
                        PluginSettings.JAR,
                        "default-jar",
                        "jar",
                        "<archive><manifestFile>MANIFEST.MF</manifestFile></archive>");
        assertThat(ManifestEntries.of(module.project())).isEmpty();
        Files.writeString(
                module.folder().resolve("MANIFEST.MF"), "Manifest-Version: 1.0\nAdd-Opens: java.base/java.lan\n g\n");
        assertThat(ManifestEntries.of(module.project())).containsEntry("Add-Opens", "java.base/java.lang");
        Files.writeString(module.folder().resolve("MANIFEST.MF"), "no manifest\n");
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> ManifestEntries.of(module.project()))
                .withMessageStartingWith("'manifestFile' is 'MANIFEST.MF', which can't be read as a manifest (");
    }
}
