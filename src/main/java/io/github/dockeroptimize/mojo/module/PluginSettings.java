package io.github.dockeroptimize.mojo.module;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/**
 * How a module configures a plugin. Maven has merged the plugin's own configuration into that of each execution.
 *
 * @param plugin {@code groupId:artifactId}
 */
record PluginSettings(MavenProject project, String plugin) {

    static final String JAR = "org.apache.maven.plugins:maven-jar-plugin";
    static final String COMPILER = "org.apache.maven.plugins:maven-compiler-plugin";

    /** The executions that run. */
    List<PluginExecution> executions() {
        return found().map(Plugin::getExecutions).orElse(List.of()).stream()
                .filter(execution -> !"none".equals(execution.getPhase()))
                .toList();
    }

    /** The configuration that isn't of an execution. */
    Optional<Xpp3Dom> shared() {
        return found().map(Plugin::getConfiguration).flatMap(PluginSettings::dom);
    }

    /** The configuration of an execution, else the plugin's. */
    Optional<Xpp3Dom> of(PluginExecution execution) {
        return dom(execution.getConfiguration()).or(this::shared);
    }

    /** A value that an execution sets, or the plugin for all of them. */
    Stream<String> values(String name) {
        return Stream.concat(executions().stream().map(this::of), Stream.of(shared()))
                .flatMap(Optional::stream)
                .flatMap(configuration -> value(configuration, name).stream());
    }

    /** A child's text; an unset property, such as that of Spring Boot's parent, isn't one. */
    static Optional<String> value(Xpp3Dom configuration, String... path) {
        Optional<Xpp3Dom> found = Optional.of(configuration);
        for (String name : path) {
            found = found.map(parent -> parent.getChild(name));
        }
        return found.map(Xpp3Dom::getValue).map(String::strip).filter(text -> !text.isEmpty() && !text.contains("${"));
    }

    private Optional<Plugin> found() {
        return Optional.ofNullable(project.getPlugin(plugin));
    }

    private static Optional<Xpp3Dom> dom(@Nullable Object configuration) {
        return configuration instanceof Xpp3Dom dom ? Optional.of(dom) : Optional.empty();
    }
}
