package io.github.dockeroptimize.inspect.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.application.NodeProject;
import io.github.dockeroptimize.application.NodeRelease;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which release of Node.js a project is for. */
class NodeReleasesTest {

    @TempDir
    Path folder;

    private NodeProjectBuilder engines(String range) {
        return NodeProjectBuilder.in(folder, "{'main': 'a.js', 'engines': {'node': '" + range + "'}}")
                .files("a.js");
    }

    @ParameterizedTest
    @CsvSource({
        ">=20, 26",
        "20.x, 20",
        "20, 20",
        "^20.11.0, 20",
        "^20.11.0 || >=22, 26",
        ">=20.11.0 <21, 20",
        "'>=20.0.0, <23', 22",
        "'>=20.0.0,<23', 22",
        ">=20 <=22, 22",
        ">= 21, 26",
        ">=18, 26",
        ">=14 <20, 18",
        "^18 || ^20, 20",
        "18 || 20 || 22, 22",
        "18 - 22, 22",
        "<=22.5, 20",
        "21.x, 21",
        "16.x, 16",
        "~20.11, 20.11",
        "~20.11.1, 20.11",
        "20.11.x, 20.11",
        "20.11.1, 20.11.1",
        "=20.11.1, 20.11.1",
        "v20.11.1, 20.11.1",
        ">25, 26",
        "latest, 26",
        "lts, 26",
        "lts/*, 26",
        "*, 26",
        "'', 26"
    })
    void isTheNewestLongTermReleaseOfARangeElseWhatItPins(String range, String release) {
        assertThat(engines(range).read().release()).hasToString(release);
    }

    @ParameterizedTest
    @CsvSource({
        "20, 20",
        "v20.11.1, 20.11.1",
        "20.11, 20.11",
        "21, 21",
        "20.x, 20",
        "lts/iron, 20",
        "lts/Jod, 22",
        "lts/krypton, 24",
        "lts/*, 26",
        "lts/-1, 24",
        "node, 26",
        "'  v22  # as on the servers', 22",
        ">=22, 26"
    })
    void aFileOfAVersionManagerWins(String text, String release) {
        assertThat(engines(">=18")
                        .file(".nvmrc", "# the version\r\n\r\n" + text + "\r\n")
                        .read()
                        .release())
                .hasToString(release);
    }

    @Test
    void thereAreTwoSuchFiles() {
        assertThat(engines("18").file(".node-version", "24.1.0\n").read().release())
                .hasToString("24.1.0");
        assertThat(engines("18").file(".nvmrc", "22").read().release()).hasToString("22");
    }

    @Test
    void otherToolsPinItToo() {
        String volta = "{'main': 'a.js', 'volta': {'node': '20.11.1'}, 'engines': {'node': '>=18'}}";
        NodeProjectBuilder builder = NodeProjectBuilder.in(folder, volta).files("a.js");

        assertThat(builder.read().release()).hasToString("20.11.1");
        assertThat(builder.file(".tool-versions", "python 3.13\nnodejs 22.1.0 20.0.0\n")
                        .read()
                        .release())
                .hasToString("22.1.0");
        assertThat(builder.file(".nvmrc", "24").read().release()).hasToString("24");
    }

    @Test
    void isTheNewestLongTermReleaseWhereNothingIsSaid() {
        NodeProject project =
                NodeProjectBuilder.in(folder, "{'main': 'a.js'}").files("a.js").read();

        assertThat(project.release()).hasToString("26");
    }

    @ParameterizedTest
    @ValueSource(strings = {">99", "banana", "<1"})
    void aRangeThatNothingMatchesIsAnError(String range) {
        assertThatThrownBy(() -> engines(range).read())
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("'engines.node' in 'package.json' is '" + range + "'")
                .hasMessageContaining("<baseImage>");
    }

    @ParameterizedTest
    @CsvSource({"18, true", "18.17, false", "18.18.2, true", "16, false", "20.1, true"})
    void knowsImportFrom18Point18(String tag, boolean known) {
        assertThat(new NodeRelease(tag).knowsImport()).isEqualTo(known);
    }
}
