package io.github.dockeroptimize.mojo.module;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.apache.maven.model.Build;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The parameters of a module are those that Maven would give to a goal there. */
class ConfiguredParametersTest {

    @TempDir
    Path folder;

    private TestModule module;

    @BeforeEach
    void createModule() {
        module = TestModule.in(folder);
    }

    @Test
    void leaveDefaultsToTheGoal() {
        assertThat(read().value("layout")).isEmpty();
        assertThat(read().inPom("dependencyLayers")).isEmpty();
    }

    @Test
    void areTakenFromPropertiesThoseOfTheCommandLineFirst() {
        module.projectProperty("docker-optimize.layout", "thin")
                .projectProperty("docker-optimize.workingDirectory", "/pom")
                .userProperty("docker-optimize.workingDirectory", "/command-line")
                .userProperty("docker-optimize.dependencyLayers", "3");

        ConfiguredParameters parameters = read();

        assertThat(parameters.value("layout")).contains("thin");
        assertThat(parameters.value("workingDirectory")).contains("/command-line");
        assertThat(parameters.inPom("dependencyLayers")).isEmpty();
    }

    @Test
    void areTakenFromTheConfigurationOfThePluginAndOfItsExecutions() {
        Plugin plugin = new Plugin();
        plugin.setGroupId(module.execution().getPlugin().getGroupId());
        plugin.setArtifactId(module.execution().getPlugin().getArtifactId());
        plugin.setConfiguration(configuration("layout", "thin", "skip", "false", "dependencyLayers", "7"));
        PluginExecution execution = new PluginExecution();
        execution.setConfiguration(configuration("skip", " true "));
        plugin.addExecution(execution);
        Build build = module.project().getBuild();
        build.addPlugin(plugin);
        module.userProperty("docker-optimize.layout", "launcher");

        ConfiguredParameters parameters = read();

        assertThat(parameters.value("layout")).contains("thin");
        assertThat(parameters.value("skip")).contains("true");
        assertThat(parameters.inPom("dependencyLayers")).contains("7");
    }

    private ConfiguredParameters read() {
        return new ConfiguredParameters(module.module());
    }

    private static Xpp3Dom configuration(String... namesAndValues) {
        Xpp3Dom configuration = new Xpp3Dom("configuration");
        for (int i = 0; i < namesAndValues.length; i += 2) {
            Xpp3Dom child = new Xpp3Dom(namesAndValues[i]);
            child.setValue(namesAndValues[i + 1]);
            configuration.addChild(child);
        }
        return configuration;
    }
}
