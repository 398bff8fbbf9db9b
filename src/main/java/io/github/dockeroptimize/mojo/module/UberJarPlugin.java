package io.github.dockeroptimize.mojo.module;

import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/**
 * The archive that the shade or assembly plugin will make with all dependencies in it.
 *
 * @param finalName its name, if it isn't the module's
 * @param classifier empty if it replaces the module's own
 * @param outputFile its path, if the shade plugin writes it elsewhere
 */
record UberJarPlugin(Optional<String> finalName, Optional<String> classifier, Optional<String> outputFile) {

    private static final String DESCRIPTOR = "jar-with-dependencies";

    /** The first one; empty if the module makes none. */
    static Optional<UberJarPlugin> of(MavenProject project) {
        return project.getBuildPlugins().stream()
                .map(plugin -> new PluginSettings(project, plugin.getKey()))
                .flatMap(settings -> settings.executions().stream().flatMap(execution -> of(settings, execution)))
                .findFirst();
    }

    private static Stream<UberJarPlugin> of(PluginSettings settings, PluginExecution execution) {
        Xpp3Dom configuration = settings.of(execution).orElseGet(() -> new Xpp3Dom("configuration"));
        Optional<String> finalName = PluginSettings.value(configuration, "finalName");
        if (execution.getGoals().contains("shade")) {
            boolean attached = PluginSettings.value(configuration, "shadedArtifactAttached")
                    .filter("true"::equals)
                    .isPresent();
            String classifier =
                    PluginSettings.value(configuration, "shadedClassifierName").orElse("shaded");
            return Stream.of(new UberJarPlugin(
                    finalName,
                    attached ? Optional.of(classifier) : Optional.empty(),
                    PluginSettings.value(configuration, "outputFile")));
        }
        if (configuration.toString().contains(DESCRIPTOR)) {
            boolean named = PluginSettings.value(configuration, "appendAssemblyId")
                    .filter("false"::equals)
                    .isEmpty();
            return Stream.of(
                    new UberJarPlugin(finalName, named ? Optional.of(DESCRIPTOR) : Optional.empty(), Optional.empty()));
        }
        return Stream.empty();
    }
}
