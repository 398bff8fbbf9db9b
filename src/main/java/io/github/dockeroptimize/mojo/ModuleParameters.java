package io.github.dockeroptimize.mojo;

import java.io.File;
import java.util.Optional;
import java.util.Set;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/**
 * The parameters of another module, as Maven would give them to a goal there: what its POM says of this plugin, else the
 * property, else the default. Only those are read that decide where its libraries lie.
 */
final class ModuleParameters extends ImageParameters {

    private static final String DEFAULT_LAYOUT = "launcher";

    ModuleParameters(MavenProject project, MavenSession session, MojoExecution execution) {
        this.project = project;
        this.session = session;
        this.execution = execution;
        skip = value("skip").filter(Boolean::parseBoolean).isPresent();
        layout = value("layout").orElse(DEFAULT_LAYOUT);
        mainClass = value("mainClass").orElse(null);
        classifier = value("classifier").orElse(null);
        baseImage = value("baseImage").orElse(null);
        workingDirectory = value("workingDirectory").orElse(null);
        outputDirectory = new File(project.getBuild().getDirectory());
    }

    /** The budget that the module's own POM sets. */
    Optional<String> ownDependencyLayers() {
        return configured("dependencyLayers");
    }

    private Optional<String> value(String name) {
        String property = "docker-optimize." + name;
        return configured(name)
                .or(() -> Optional.ofNullable(session.getUserProperties().getProperty(property)))
                .or(() -> Optional.ofNullable(project.getProperties().getProperty(property)))
                .map(String::strip)
                .filter(text -> !text.isEmpty());
    }

    private Optional<String> configured(String name) {
        Plugin plugin = project.getPlugin(execution.getPlugin().getKey());
        if (plugin == null) {
            return Optional.empty();
        }
        return plugin.getExecutions().stream()
                .map(PluginExecution::getConfiguration)
                .map(configuration -> child(configuration, name))
                .flatMap(Optional::stream)
                .findFirst()
                .or(() -> child(plugin.getConfiguration(), name));
    }

    private static Optional<String> child(Object configuration, String name) {
        return Optional.ofNullable(configuration)
                .filter(Xpp3Dom.class::isInstance)
                .map(dom -> ((Xpp3Dom) dom).getChild(name))
                .map(Xpp3Dom::getValue)
                .map(String::strip)
                .filter(text -> !text.isEmpty());
    }

    @Override
    Set<Artifact> classPath() {
        return Set.of();
    }

    @Override
    public void execute() {
        throw new UnsupportedOperationException("these are the parameters of another module");
    }
}
