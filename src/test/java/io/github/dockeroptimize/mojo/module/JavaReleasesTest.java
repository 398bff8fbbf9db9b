package io.github.dockeroptimize.mojo.module;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockeroptimize.application.JavaVersion;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JavaReleasesTest {

    @TempDir
    Path folder;

    private TestModule module;

    @BeforeEach
    void module() {
        module = TestModule.in(folder);
    }

    @Test
    void isTheDefaultWhereNothingIsSet() {
        assertReleases(21, 21);
    }

    @Test
    void isTheProperty() {
        module.projectProperty("maven.compiler.target", "1.8");
        assertReleases(8, 8);
        module.userProperty("maven.compiler.release", "11");
        assertReleases(11, 11);
    }

    @Test
    void isThatOfTheExecutionOverThePluginsAndTheProperty() {
        module.projectProperty("maven.compiler.release", "11")
                .plugin(PluginSettings.COMPILER, "", "", "<release>17</release>");
        assertReleases(17, 17);
        module.plugin(PluginSettings.COMPILER, "default-compile", "compile", "<release>21</release>");
        assertReleases(21, 21);
    }

    @Test
    void ofSeveralExecutionsTheHighestRunsThem() {
        module.plugin(PluginSettings.COMPILER, "default-compile", "compile", "<release>21</release>")
                .plugin(PluginSettings.COMPILER, "api", "compile", "<source>1.8</source><target>1.8</target>")
                .plugin(PluginSettings.COMPILER, "default-testCompile", "testCompile", "<release>25</release>");
        assertReleases(21, 21);
    }

    @Test
    void classesForOtherReleasesAreCompiledAndNotNeeded() {
        module.projectProperty("maven.compiler.release", "17")
                .plugin(PluginSettings.COMPILER, "default-compile", "compile", "<a/>")
                .plugin(
                        PluginSettings.COMPILER,
                        "java21",
                        "compile",
                        "<release>21</release><multiReleaseOutput>true</multiReleaseOutput>");
        assertReleases(17, 21);
    }

    @Test
    void aToolchainIsCompiledWith() {
        module.projectProperty("maven.compiler.release", "11")
                .plugin(
                        "org.apache.maven.plugins:maven-toolchains-plugin",
                        "default",
                        "toolchain",
                        "<toolchains><jdk><version>[17,18)</version><vendor>temurin</vendor></jdk></toolchains>");
        assertReleases(11, 17);
        assertThat(new JavaReleases(module.module()).toolchains())
                .containsExactly(Map.of("version", "17", "vendor", "temurin"));
    }

    @Test
    void whatIsEnforcedIsCompiledWith() {
        module.projectProperty("maven.compiler.release", "17")
                .plugin(
                        "org.apache.maven.plugins:maven-enforcer-plugin",
                        "java",
                        "enforce",
                        "<rules><requireJavaVersion><version>[21,)</version></requireJavaVersion></rules>");
        assertReleases(17, 21);
    }

    @Test
    void kotlinHasATargetOfItsOwn() {
        module.projectProperty("maven.compiler.release", "11")
                .plugin("org.jetbrains.kotlin:kotlin-maven-plugin", "compile", "compile", "<jvmTarget>17</jvmTarget>");
        assertReleases(17, 17);
    }

    private void assertReleases(int running, int compiling) {
        JavaReleases releases = new JavaReleases(module.module());
        assertThat(releases.running()).isEqualTo(new JavaVersion(running));
        assertThat(releases.compiling()).isEqualTo(new JavaVersion(compiling));
    }
}
