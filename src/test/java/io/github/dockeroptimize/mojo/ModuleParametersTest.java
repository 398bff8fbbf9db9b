package io.github.dockeroptimize.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.apache.maven.model.Build;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The parameters of another module are those that Maven would give to a goal there. */
class ModuleParametersTest {

    @TempDir
    Path folder;

    private TestModule module;
    private GenerateMojo goal;

    @BeforeEach
    void createModule() throws Exception {
        module = TestModule.in(folder);
        goal = module.goal();
    }

    @Test
    void haveTheGoalsDefaults() {
        ModuleParameters parameters = read();

        assertThat(parameters.layout).isEqualTo(goal.layout);
        assertThat(parameters.skip).isFalse();
        assertThat(parameters.workingDirectory).isNull();
        assertThat(parameters.ownDependencyLayers()).isEmpty();
    }

    @Test
    void areTakenFromPropertiesThoseOfTheCommandLineFirst() {
        module.projectProperty("docker-optimize.layout", "thin")
                .projectProperty("docker-optimize.workingDirectory", "/pom")
                .userProperty("docker-optimize.workingDirectory", "/command-line")
                .userProperty("docker-optimize.dependencyLayers", "3");

        ModuleParameters parameters = read();

        assertThat(parameters.layout).isEqualTo("thin");
        assertThat(parameters.workingDirectory).isEqualTo("/command-line");
        assertThat(parameters.ownDependencyLayers()).isEmpty();
    }

    @Test
    void areTakenFromTheConfigurationOfThePluginAndOfItsExecutions() {
        Plugin plugin = new Plugin();
        plugin.setGroupId(goal.execution.getPlugin().getGroupId());
        plugin.setArtifactId(goal.execution.getPlugin().getArtifactId());
        plugin.setConfiguration(configuration("layout", "thin", "skip", "false", "dependencyLayers", "7"));
        PluginExecution execution = new PluginExecution();
        execution.setConfiguration(configuration("skip", " true "));
        plugin.addExecution(execution);
        Build build = goal.project.getBuild();
        build.addPlugin(plugin);
        module.userProperty("docker-optimize.layout", "launcher");

        ModuleParameters parameters = read();

        assertThat(parameters.layout).isEqualTo("thin");
        assertThat(parameters.skip).isTrue();
        assertThat(parameters.ownDependencyLayers()).contains("7");
    }

    private ModuleParameters read() {
        return new ModuleParameters(goal.project, goal.session, goal.execution);
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
