package io.github.dockeroptimize.mojo.module;

import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/**
 * The parameters of any module of the reactor, as Maven would give them to a goal there: from the plugin's
 * configuration in its POM, else from the property; empty where the default applies.
 */
public record ConfiguredParameters(MavenModule module) {

    /** The value that a goal would get. */
    public Optional<String> value(String name) {
        return inPom(name).or(() -> module.property("docker-optimize." + name).flatMap(ConfiguredParameters::given));
    }

    /** The value that the module's own POM sets. */
    public Optional<String> inPom(String name) {
        return Optional.ofNullable(module.project()
                        .getPlugin(module.execution().getPlugin().getKey()))
                .flatMap(plugin -> configurations(plugin)
                        .map(configuration -> child(configuration, name))
                        .flatMap(Optional::stream)
                        .findFirst());
    }

    private static Stream<Object> configurations(Plugin plugin) {
        return Stream.concat(
                plugin.getExecutions().stream()
                        .map(PluginExecution::getConfiguration)
                        .flatMap(Stream::ofNullable),
                Stream.ofNullable(plugin.getConfiguration()));
    }

    private static Optional<String> child(Object configuration, String name) {
        return Optional.of(configuration)
                .filter(Xpp3Dom.class::isInstance)
                .map(dom -> ((Xpp3Dom) dom).getChild(name))
                .map(Xpp3Dom::getValue)
                .flatMap(ConfiguredParameters::given);
    }

    private static Optional<String> given(String value) {
        return Optional.of(value.strip()).filter(text -> !text.isEmpty());
    }
}
