package io.github.dockeroptimize.mojo.module;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.application.Coordinates;
import io.github.dockeroptimize.application.Library;
import io.github.dockeroptimize.application.LibraryKind;
import io.github.dockeroptimize.inspect.java.Omission;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PackagingRulesTest {

    private static final String BOOT = "org.springframework.boot:spring-boot-maven-plugin";
    private static final String SHADE = "org.apache.maven.plugins:maven-shade-plugin";
    private static final String WAR = "org.apache.maven.plugins:maven-war-plugin";

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(textBlock = """
                    UNEXPLAINED, ''
                    EXPLAINED, '<excludeGroupIds>org.other, org.demo</excludeGroupIds>'
                    UNEXPLAINED, '<excludeGroupIds>org.demo.more,org</excludeGroupIds>'
                    EXPLAINED, <excludes><exclude><groupId>org.demo</groupId><artifactId>a</artifactId></exclude></excludes>
                    UNEXPLAINED, <excludes><exclude><groupId>org.demo</groupId><artifactId>b</artifactId></exclude></excludes>
                    POSSIBLE, <includes><include><groupId>org.demo</groupId><artifactId>b</artifactId></include></includes>
                    """, quoteCharacter = '\'')
    void ofSpringBoot(Omission expected, String configuration) {
        assertThat(rules(TestModule.in(folder).plugin(BOOT, "repackage", "repackage", configuration)))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "spring-boot.excludeGroupIds, org.demo",
        "spring-boot.excludes, org.other:a;org.demo:a",
        "spring-boot.excludes, org.demo:a:tests"
    })
    void ofSpringBootMayBeProperties(String name, String value) {
        TestModule module = TestModule.in(folder).plugin(BOOT, "repackage", "repackage", "");
        assertThat(rules(module.projectProperty(name, value.replace(';', ',')))).isEqualTo(Omission.EXPLAINED);
    }

    @ParameterizedTest
    @CsvSource({
        "UNEXPLAINED, ''",
        "UNEXPLAINED, <minimizeJar>false</minimizeJar>",
        "POSSIBLE, <minimizeJar>true</minimizeJar>",
        "POSSIBLE, <artifactSet><includes><include>org.demo:b</include></includes></artifactSet>",
        "POSSIBLE, <filters><filter/></filters>",
        "UNEXPLAINED, <shadedArtifactAttached>true</shadedArtifactAttached>"
    })
    void ofAnUberJar(Omission expected, String configuration) {
        assertThat(rules(TestModule.in(folder).plugin(SHADE, "shade", "shade", configuration)))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "UNEXPLAINED, ''",
        "POSSIBLE, <packagingExcludes>WEB-INF/lib/a-*.jar</packagingExcludes>",
        "POSSIBLE, <overlays><overlay/></overlays>"
    })
    void ofAWar(Omission expected, String configuration) {
        assertThat(rules(TestModule.in(folder).packaging("war").plugin(WAR, "default-war", "war", configuration)))
                .isEqualTo(expected);
    }

    @Test
    void ofAPluginThatIsNotKnown() {
        assertThat(rules(TestModule.in(folder))).isEqualTo(Omission.POSSIBLE);
    }

    @ParameterizedTest
    @CsvSource({
        "EXPLAINED, org.demo:a",
        "EXPLAINED, org.demo:*",
        "EXPLAINED, *:a",
        "UNEXPLAINED, org.demo:b",
        "UNEXPLAINED, org-demo:a",
        "UNEXPLAINED, demo:a"
    })
    void ofTheUsersExpectations(Omission expected, String pattern) {
        assertThat(rules(TestModule.in(folder).plugin(BOOT, "repackage", "repackage", ""), pattern))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "org.demo:a:1.0", "org.demo:", "a b:c"})
    void anExpectationIsOfAGroupAndAnArtifact(String pattern) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> ArchiveChoice.of(null, null, null).withOmitted(List.of(pattern)))
                .withMessage("'omittedLibraries' has '" + pattern + "', which isn't groupId:artifactId; write it as in"
                        + " 'com.example:library' or 'com.example:*'");
    }

    private Omission rules(TestModule module, String... omitted) {
        Library library = new Library(
                new Coordinates("org.demo", "a", "1.0", ""), folder.resolve("a-1.0.jar"), LibraryKind.RELEASE);
        return new PackagingRules(module.module(), List.of(omitted)).of(library);
    }
}
