package io.github.dockeroptimize.mojo.module;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.application.BootApplication.ExtractTool;
import io.github.dockeroptimize.application.JavaPackaging.Boot;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.codehaus.plexus.util.xml.Xpp3DomBuilder;
import org.codehaus.plexus.util.xml.pull.XmlPullParserException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** By what Spring Boot's plugin of each generation makes of its configuration. */
class BootPluginTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "2.2.13.RELEASE, , org.springframework.boot.loader.JarLauncher",
        "2.3.12.RELEASE, , org.springframework.boot.loader.JarLauncher",
        "2.7.18, LAYERTOOLS, org.springframework.boot.loader.JarLauncher",
        "3.2.12, LAYERTOOLS, org.springframework.boot.loader.launch.JarLauncher",
        "3.3.0, TOOLS, org.springframework.boot.loader.launch.JarLauncher",
        "4.1.2, TOOLS, org.springframework.boot.loader.launch.JarLauncher"
    })
    void eachGenerationHasItsToolAndItsLauncher(String version, ExtractTool tool, String launcher) {
        Boot boot = boot(version, "");
        assertThat(boot.tool()).isEqualTo(Optional.ofNullable(tool));
        assertThat(boot.launcher()).isEqualTo(launcher);
        assertThat(boot.layers())
                .containsExactly("dependencies", "spring-boot-loader", "snapshot-dependencies", "application");
    }

    @ParameterizedTest
    @CsvSource({
        "<layers><enabled>false</enabled></layers>",
        "<executable>true</executable>",
        "<includeTools>false</includeTools>"
    })
    void someArchivesCannotTakeThemselvesApart(String configuration) {
        assertThat(boot("3.5.0", configuration).tool()).isEmpty();
    }

    @Test
    void layersCanBeAskedForWhereTheyWereNew() {
        assertThat(boot("2.3.12.RELEASE", "<layers><enabled>true</enabled></layers>")
                        .tool())
                .contains(ExtractTool.LAYERTOOLS);
    }

    @Test
    void layoutAndLoaderDecideTheLauncher() {
        assertThat(boot("3.5.0", "<layout>ZIP</layout>").launcher()).endsWith(".launch.PropertiesLauncher");
        assertThat(boot("3.5.0", "<loaderImplementation>CLASSIC</loaderImplementation>")
                        .launcher())
                .isEqualTo("org.springframework.boot.loader.JarLauncher");
    }

    @Test
    void layersAreThoseOfTheModulesOwnFile() throws IOException {
        Files.writeString(
                folder.resolve("layers.xml"),
                "<layers><layerOrder><layer>libs</layer><layer>loader</layer><layer>own</layer></layerOrder></layers>");
        assertThat(boot("3.5.0", "<layers><configuration>${project.basedir}/layers.xml</configuration></layers>")
                        .layers())
                .containsExactly("libs", "loader", "own");
    }

    @Test
    void aMissingFileOfLayersIsSaid() {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> boot("3.5.0", "<layers><configuration>layers.xml</configuration></layers>"))
                .withMessage("'layers.xml', the layer configuration of spring-boot-maven-plugin, can't be read;"
                        + " correct <configuration> of its <layers>");
    }

    @Test
    void aSkippedOrUnboundPluginPackagesNothing() {
        TestModule skipped = module("3.5.0", "<skip>true</skip>", "repackage");
        assertThat(BootPlugin.of(skipped.project())).isEmpty();
        assertThat(BootPlugin.of(module("3.5.0", "", "build-info").project())).isEmpty();
    }

    private Boot boot(String version, String configuration) {
        return (Boot) BootPlugin.of(module(version, configuration, "repackage").project())
                .orElseThrow()
                .packaging(false);
    }

    private TestModule module(String version, String configuration, String goal) {
        TestModule module = TestModule.in(folder);
        Plugin plugin = TestModule.plugin("org.springframework.boot:spring-boot-maven-plugin");
        plugin.setVersion(version);
        PluginExecution execution = new PluginExecution();
        execution.addGoal(goal);
        plugin.addExecution(execution);
        try {
            plugin.setConfiguration(
                    Xpp3DomBuilder.build(new StringReader("<configuration>" + configuration + "</configuration>")));
        } catch (IOException | XmlPullParserException e) {
            throw new AssertionError(e);
        }
        module.project().getBuild().addPlugin(plugin);
        return module;
    }
}
