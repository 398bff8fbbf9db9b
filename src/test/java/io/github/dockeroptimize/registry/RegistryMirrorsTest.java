package io.github.dockeroptimize.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.entry;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.container.TestHome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegistryMirrorsTest {

    private static final String CONFIG = "google-cloud-tools-java/jib/config.json";
    private static final String CONTENT =
            "{\n\t\"disableUpdateCheck\": true,\n\t\"registryMirrors\": [{\"registry\": \"quay.io\", \"mirrors\": [\"a\", \"b:5000\"]}]\n}";

    @TempDir
    Path folder;

    private final List<String> warnings = new ArrayList<>();

    @Test
    void areReadFromTheParameter() {
        assertThat(parse("quay.io=mirror.example.com,other.example.com:5000", "registry:5000 = localhost"))
                .containsExactly(
                        entry("quay.io", List.of("mirror.example.com", "other.example.com:5000")),
                        entry("registry:5000", List.of("localhost")));
    }

    @Test
    void areReadFromTheCommandLineWhereMavenSplitsAtEveryComma() {
        assertThat(parse("quay.io=a", "b", "ghcr.io=c", "d"))
                .containsExactly(entry("quay.io", List.of("a", "b")), entry("ghcr.io", List.of("c", "d")));
    }

    @Test
    void ofDockerHubAreKnownByAllItsNames() {
        assertThat(parse("docker.io=mirror.gcr.io"))
                .containsOnlyKeys("docker.io", "registry-1.docker.io", "index.docker.io", "registry.hub.docker.com")
                .allSatisfy((name, mirrors) -> assertThat(mirrors).containsExactly("mirror.gcr.io"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "=",
                "docker.io",
                "docker.io=",
                "=mirror",
                "docker.io=a,",
                "docker.io=a,,b",
                "docker.io=https://a",
                "docker.io=a/B",
                "docker.io=a//b",
                "docker.io=a/b/",
                "docker.io/library=a",
                "docker.io=[::1",
                "docker.io=a b",
                "docker.io=a:port",
                "docker.io=a=b",
                "docker.io=-a"
            })
    void refusesWhatIsNoMirror(String value) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> parse(value))
                .withMessage("'registryMirrors' has '" + value
                        + "', which is not a registry with its mirrors; write them with host, port and path, such"
                        + " as 'docker.io=mirror.example.com/docker,other.example.com:5000'");
    }

    @Test
    void mayHaveAPathOrAnAddress() {
        assertThat(parse("quay.io=harbor.example.com/proxy/quay_io,[::1]:5000/x"))
                .containsEntry("quay.io", List.of("harbor.example.com/proxy/quay_io", "[::1]:5000/x"));
        assertThat(Reference.parse("quay.io/a/b:1").on("harbor.example.com/proxy"))
                .hasToString("harbor.example.com/proxy/a/b:1");
    }

    @Test
    void thoseOfTheParameterAreAskedBeforeThoseOfJib() {
        home().write(".config/" + CONFIG, CONTENT);
        assertThat(RegistryMirrors.parse("registryMirrors", List.of("quay.io=b:5000,c", "ghcr.io=d"))
                        .and(ofJib(home()))
                        .asMap())
                .containsExactly(entry("quay.io", List.of("b:5000", "c", "a")), entry("ghcr.io", List.of("d")));
    }

    @ParameterizedTest
    @CsvSource({
        "Linux,       ,                .config/google-cloud-tools-java/jib",
        "Linux,       XDG_CONFIG_HOME, custom/google-cloud-tools-java/jib",
        "Mac OS X,    ,                .config/Google/Jib",
        "Mac OS X,    XDG_CONFIG_HOME, custom/Google/Jib",
        "Windows 11,  ,                .config/Google/Jib/Config",
        "Windows 11,  LOCALAPPDATA,    custom/Google/Jib/Config",
        "Windows 11,  XDG_CONFIG_HOME, custom/Google/Jib/Config"
    })
    void areReadFromWhereJibHasThem(String system, String variable, String expected) throws Exception {
        TestHome home = home().property("os.name", system);
        if (variable != null) {
            home.environment(variable, Files.createDirectory(folder.resolve("custom")));
        }
        home.write(expected + "/config.json", CONTENT);
        assertThat(ofJib(home).asMap()).containsExactly(entry("quay.io", List.of("a", "b:5000")));
        assertThat(warnings).isEmpty();
    }

    @Test
    void areReadFromAMacsPreferencesWhereTheyExist() {
        home().write("Library/Preferences/Google/Jib/config.json", CONTENT);
        assertThat(ofJib(home().property("os.name", "Mac OS X")).asMap()).containsOnlyKeys("quay.io");
    }

    @Test
    void areReadFromTheFolderThatJibIsToldOf() {
        home().write("elsewhere/config.json", CONTENT);
        assertThat(ofJib(home().property("jib.configDirectory", folder.resolve("elsewhere")))
                        .asMap())
                .containsOnlyKeys("quay.io");
    }

    @Test
    void areNoneWithoutTheFileWhichIsNotMade() {
        assertThat(ofJib(home()).asMap()).isEmpty();
        assertThat(warnings).isEmpty();
        assertThat(folder).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"disableUpdateCheck\": false}", "{\"registryMirrors\": []}"})
    void areNoneWhereTheFileHasNone(String content) {
        home().write(".config/" + CONFIG, content);
        assertThat(ofJib(home()).asMap()).isEmpty();
        assertThat(warnings).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{",
                "no json",
                "{\"registryMirrors\": {}}",
                "{\"registryMirrors\": [\"a\"]}",
                "{\"registryMirrors\": [{\"mirrors\": [\"a\"]}]}",
                "{\"registryMirrors\": [{\"registry\": \"r\"}]}",
                "{\"registryMirrors\": [{\"registry\": \"r\", \"mirrors\": [null]}]}"
            })
    void ofABrokenFileAreNoneAndAWarning(String content) {
        Path file = home().write(".config/" + CONFIG, content);
        assertThat(ofJib(home()).asMap()).isEmpty();
        assertThat(warnings)
                .containsExactly("Jib's configuration '" + file
                        + "' can't be read, so its registry mirrors are not used; fix the file or delete it");
    }

    private static Map<String, List<String>> parse(String... values) {
        return RegistryMirrors.parse("registryMirrors", List.of(values)).asMap();
    }

    private TestHome home() {
        return new TestHome(folder);
    }

    private RegistryMirrors ofJib(TestHome home) {
        return RegistryMirrors.ofJib(home.machine(), warnings::add);
    }
}
