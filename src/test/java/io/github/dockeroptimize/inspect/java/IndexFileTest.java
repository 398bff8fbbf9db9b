package io.github.dockeroptimize.inspect.java;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.entry;

import io.github.dockeroptimize.ArchiveBuilder;
import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.application.Archive;
import io.github.dockeroptimize.application.ArchiveEntry;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IndexFileTest {

    @TempDir
    Path folder;

    @Test
    void readsLayersOfAnyNameInTheirOrder() {
        assertThat(layers("""
                        - "company-wide":
                          - "lib/a.jar"
                        - "zz_9.first":
                        - "application":
                          - "classes/"
                          - "lib/b.jar"
                        """))
                .containsExactly(
                        entry("company-wide", List.of("lib/a.jar")),
                        entry("zz_9.first", List.of()),
                        entry("application", List.of("classes/", "lib/b.jar")));
    }

    @Test
    void readsNamesWithoutQuotesAsTheReferenceDocumentationHasThem() {
        assertThat(layers("""
                        - dependencies:
                          - lib/a.jar
                        - 'application':
                          - 'classes/'
                        """))
                .containsExactly(
                        entry("dependencies", List.of("lib/a.jar")), entry("application", List.of("classes/")));
    }

    @Test
    void readsLinesThatEndAsOnWindowsAndSkipsBlankOnes() {
        assertThat(layers("- \"all\":\r\n  - \"lib/a.jar\"\r\n\r\n  - \"classes/\"\r\n"))
                .containsExactly(entry("all", List.of("lib/a.jar", "classes/")));
    }

    @Test
    void takesFoldersThatHaveNoFiles() {
        assertThat(layers("- \"all\":\n  - \"nothing/here/\"\n"))
                .containsExactly(entry("all", List.of("nothing/here/")));
    }

    @Test
    void refusesALayerThatIsNamedTwice() {
        assertRefused(
                """
                - "all":
                  - "classes/"
                - "all":
                """,
                "'layers.idx' in 'app.jar' names the layer 'all' twice: '- \"all\":'; rebuild the archive with 'mvn clean package'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../evil", "a/b", "", ".hidden", "-rf", "a b", "grüße", "$(id)", "a\\\"b", "a\tb"})
    void refusesALayerNameThatIsNoFileName(String name) {
        assertRefused(
                "- \"" + name + "\":\n",
                "'layers.idx' in 'app.jar' has a layer name that is not a file name: "
                        + InvalidInputException.quote("- \"" + name + "\":")
                        + "; rebuild the archive with 'mvn clean package'");
    }

    @Test
    void refusesALayerWithoutAColon() {
        assertRefused(
                "- \"all\"\n",
                "'layers.idx' in 'app.jar' has a line without a layer name: '- \"all\"'; rebuild the archive with 'mvn clean package'");
    }

    @Test
    void refusesAFileBeforeTheFirstLayer() {
        assertRefused(
                "  - \"lib/a.jar\"\n",
                "'layers.idx' in 'app.jar' lists a file before the first layer: '  - \"lib/a.jar\"'; rebuild the archive with 'mvn clean package'");
    }

    @Test
    void refusesALineThatIsNoListItem() {
        assertRefused(
                "- \"all\":\n  lib/a.jar\n",
                "'layers.idx' in 'app.jar' has a line that is not a list item: 'lib/a.jar'; rebuild the archive with 'mvn clean package'");
    }

    @Test
    void refusesAFileThatIsNotThere() {
        assertRefused(
                "- \"all\":\n  - \"lib/gone.jar\"\n",
                "'layers.idx' in 'app.jar' names 'lib/gone.jar', which isn't in the archive; rebuild it with 'mvn clean package'");
    }

    @Test
    void readsTheClassPathInItsOrder() {
        assertThat(index("- \"lib/b.jar\"\n- lib/a.jar\n").classPath())
                .extracting(ArchiveEntry::name)
                .containsExactly("lib/b.jar", "lib/a.jar");
    }

    private void assertRefused(String content, String message) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> layers(content))
                .withMessage(message);
    }

    private Map<String, List<String>> layers(String content) {
        return index(content).layers();
    }

    private IndexFile index(String content) {
        Path file = ArchiveBuilder.jar("app.jar")
                .entry("lib/a.jar", "")
                .entry("lib/b.jar", "")
                .entry("layers.idx", content)
                .write(folder);
        return IndexFile.read(Archive.read(file, "app.jar"), "layers.idx");
    }
}
