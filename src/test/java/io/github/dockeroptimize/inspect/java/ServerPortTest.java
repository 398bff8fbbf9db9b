package io.github.dockeroptimize.inspect.java;

import static io.github.dockeroptimize.ArchiveBuilder.jar;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockeroptimize.ArchiveBuilder;
import io.github.dockeroptimize.application.Archive;
import io.github.dockeroptimize.application.ListeningPort;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerPortTest {

    @TempDir
    Path folder;

    @Test
    void is8080ForAWebApplicationThatSaysNothing() {
        assertThat(ofWeb(jar("app.jar").entry("application.properties", "spring.application.name=app")))
                .hasValue(8080);
    }

    @Test
    void isNoneForAnyOtherThatSaysNothing() {
        assertThat(ServerPort.ofBoot(resources(jar("app.jar"), ""), false)).isEqualTo(ListeningPort.NONE);
    }

    @Test
    void isWhatIsConfiguredThoughNoWebServerIsKnown() {
        assertThat(ServerPort.ofBoot(
                                resources(jar("app.jar").entry("application.properties", "server.port=9090"), ""),
                                false)
                        .number())
                .hasValue(9090);
    }

    @ParameterizedTest
    @ValueSource(strings = {"server.port=9090", "server.port: 9090", "server.port  9090 ", "server.port = 9090\r\n"})
    void isReadFromProperties(String line) {
        assertThat(ofProperties(line)).hasValue(9090);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "server:\n  port: 9090\n",
                "server.port: 9090\n",
                "server:\n  port: '9090'\n",
                "server: {port: 9090}",
                "# comment\nname: grüße\nserver:\n  address: 0.0.0.0\n  port: 9090\n"
            })
    void isReadFromYaml(String text) {
        assertThat(ofYaml(text)).hasValue(9090);
        assertThat(ofWeb(jar("app.jar").entry("application.yaml", text))).hasValue(9090);
    }

    @Test
    void isReadBelowTheFolderOfTheClasses() {
        ArchiveBuilder archive = jar("app.jar")
                .entry("application.properties", "server.port=1111")
                .entry("BOOT-INF/classes/application.properties", "server.port=9090");

        assertThat(ServerPort.ofBoot(resources(archive, "BOOT-INF/classes/"), true)
                        .number())
                .hasValue(9090);
    }

    @Test
    void isRatherPropertiesThanYamlAndRatherTheConfigFolderThanTheRoot() {
        ArchiveBuilder both = jar("app.jar")
                .entry("application.yml", "server.port: 1111")
                .entry("application.properties", "server.port=2222");
        assertThat(ofWeb(both)).hasValue(2222);
        assertThat(ofWeb(both.entry("config/application.yaml", "server.port: 3333")))
                .hasValue(3333);
        assertThat(ofWeb(both.entry("config/application.yml", "server.port: 4444")))
                .hasValue(4444);
        assertThat(ofWeb(both.entry("config/application.properties", "server.port=5555")))
                .hasValue(5555);
    }

    @Test
    void isOfTheNextFileWhereTheFirstSaysNothing() {
        assertThat(ofWeb(jar("app.jar")
                        .entry("application.properties", "debug=true")
                        .entry("application.yml", "server.port: 9090")))
                .hasValue(9090);
    }

    @ParameterizedTest
    @CsvSource({"${PORT:9090}, 9090", "${PORT:${OTHER_PORT:9090}}, 9090", "' ${PORT: 9090 } ', 9090", "${PORT:}, 8080"})
    void isThePlaceholdersDefaultElse8080(String value, int port) {
        assertThat(ofProperties("server.port=" + value)).hasValue(port);
    }

    /** Exposed would be another than the program binds. */
    @ParameterizedTest
    @ValueSource(strings = {"${PORT}", "${random.int(8000,9000)}", "eighty", "@app.port@"})
    void isDoubtedWhereTheValueIsKnownLater(String value) {
        ListeningPort properties = ServerPort.ofBoot(
                resources(jar("app.jar").entry("application.properties", "server.port=" + value), ""), true);
        assertThat(properties.number()).isEmpty();
        assertThat(properties.note())
                .contains("no port is declared, since 'server.port' is '" + value
                        + "'; set <ports> or -Ddocker-optimize.ports");
        assertThat(ServerPort.ofBoot(
                                resources(
                                        jar("app.jar")
                                                .entry(
                                                        "application.yml",
                                                        "name: @project.name@\nserver:\n  port: " + value + "\n"),
                                        ""),
                                true)
                        .note())
                .isEqualTo(properties.note());
    }

    @Test
    void isThatOfTheLastProfileThatTheArchiveActivates() {
        ArchiveBuilder archive = jar("app.jar")
                .entry("application.properties", "server.port=1111\nspring.profiles.active=cloud, prod,none")
                .entry("application-cloud.yml", "server.port: 2222")
                .entry("application-prod.properties", "server.port=9090")
                .entry("application-dev.properties", "server.port=3333");

        assertThat(ofWeb(archive)).hasValue(9090);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "65536", "${PORT:0}", "${PORT:-1}"})
    void isNoneWhereNothingCouldBeExposed(String value) {
        assertThat(ofProperties("server.port=" + value)).isEmpty();
    }

    @Test
    void takesTheFirstAndTheLastPort() {
        assertThat(ofProperties("server.port=1")).hasValue(1);
        assertThat(ofProperties("server.port=65535")).hasValue(65535);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "spring.config.activate.on-profile",
                "spring.profiles",
                "spring.config.activate.on-cloud-platform"
            })
    void passesOverDocumentsThatAreNotForEveryRun(String condition) {
        assertThat(ofProperties(condition + "=dev\nserver.port=1111\n#---\nserver.port=9090\n"))
                .hasValue(9090);
        assertThat(ofYaml("server.port: 9090\n---\n" + condition + ": dev\nserver.port: 1111\n"))
                .hasValue(9090);
    }

    @Test
    void passesOverDocumentsForSeveralProfiles() {
        assertThat(ofYaml("""
                        server:
                          port: 9090
                        ---
                        spring:
                          config:
                            activate:
                              on-profile: [dev, test]
                        server:
                          port: 1111
                        """)).hasValue(9090);
    }

    @ParameterizedTest
    @ValueSource(strings = {"#---", "!---"})
    void isOfTheLastDocumentSinceLaterOnesOverrideEarlierOnes(String separator) {
        assertThat(ofProperties("server.port=1111\n" + separator + "\nserver.port=9090\n"))
                .hasValue(9090);
        assertThat(ofYaml("server.port: 1111\n---\nserver.port: 9090\n---\nname: app\n"))
                .hasValue(9090);
    }

    @Test
    void readsADocumentThatOnlyNamesActiveProfiles() {
        assertThat(ofProperties("spring.profiles.active=dev\nserver.port=9090")).hasValue(9090);
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "NONE"})
    void isNoneWhereTheApplicationServesNoWeb(String type) {
        assertThat(ofProperties("spring.main.web-application-type=" + type + "\nserver.port=9090"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"server:\n\tport: 9090", "{", "a: b: c", "*unknown", "x: !!java/thing 1"})
    void is8080WhereTheYamlCannotBeRead(String text) {
        assertThat(ofYaml(text)).hasValue(8080);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "just text", "- a\n- b\n", "server:\n", "null: 1\n", "? [a, b]\n: 1\n", "~: {port: 1}\n"})
    void is8080WhereTheYamlHasNoPort(String text) {
        assertThat(ofYaml(text)).hasValue(8080);
    }

    @Test
    void is8080WhereTheYamlHoldsItself() {
        assertThat(ofYaml("a: &self\n  b: *self\n")).hasValue(8080);
        assertThat(ofYaml("a: &self [[*self]]\n")).hasValue(8080);
    }

    @Test
    void is8080WhereThePropertiesCannotBeRead() {
        assertThat(ofProperties("name=\\u00zz\nserver.port=9090")).hasValue(8080);
    }

    private OptionalInt ofProperties(String text) {
        return ofWeb(jar("app.jar").entry("application.properties", text));
    }

    private OptionalInt ofYaml(String text) {
        return ofWeb(jar("app.jar").entry("application.yml", text));
    }

    private OptionalInt ofWeb(ArchiveBuilder jar) {
        return ServerPort.ofBoot(resources(jar, ""), true).number();
    }

    private Function<String, Optional<String>> resources(ArchiveBuilder jar, String classes) {
        return ServerPort.resources(Archive.read(jar.write(folder), "app.jar"), classes);
    }
}
